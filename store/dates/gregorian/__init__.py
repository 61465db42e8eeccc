"""The calendar: names of months and weekdays, holidays, TIMEX3 values and the days they stand for."""
