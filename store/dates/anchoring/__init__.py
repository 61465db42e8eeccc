"""Which day is meant: days without their year and bare weekdays, put into the calendar by tense and by what stands around them."""
