// Days as numbers since 1 January 1970, and as people say them.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** Return the number of a day of the Gregorian calendar. */
function dayNumber(year, month, day) {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const inEra = shifted - era * 400;
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719468;
}

/** Return year, month (1 to 12) and day of a day's number. */
function dateOf(number) {
  const days = Math.floor(number) + 719468;
  const era = Math.floor(days / 146097);
  const inEra = days - era * 146097;
  const years = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36524) - Math.floor(inEra / 146096)) / 365);
  const inYear = inEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  const day = inYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: years + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Return the first day that a point in time such as `2025`, `2025-06` or `2025-06-02T14:05` may mean. */
function dayOf(iso) {
  return dayNumber(Number(iso.slice(0, 4)), Number(iso.slice(5, 7) || 1), Number(iso.slice(8, 10) || 1));
}

/** Return a day as `2025-06-02`. */
function isoDay(number) {
  const { year, month, day } = dateOf(number);
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

function weekdayOf(day) {
  return WEEKDAYS[(((Math.floor(day) + 4) % 7) + 7) % 7];
}

/** Return a point in time as a sentence has it: `Monday 2 June 2025`, `June 2025`, `2025`, with the minute if it is known. */
function spokenWhen(iso) {
  const { year, month, day } = dateOf(dayOf(iso));
  if (iso.length < 5) return String(year);
  if (iso.length < 8) return `${MONTHS[month - 1]} ${year}`;
  const minute = iso.length > 10 ? `, ${iso.slice(11, 16)}` : "";
  return `${weekdayOf(dayOf(iso))} ${day} ${MONTHS[month - 1]} ${year}${minute}`;
}

/** Return a point in time as a row beneath its month has it: `Mon 2`; nothing where no day is known. */
function shortDay(iso) {
  if (iso.length < 8) return "";
  const number = dayOf(iso);
  return `${weekdayOf(number).slice(0, 3)} ${dateOf(number).day}`;
}

/** Return a point in time as a row has it that stands beneath no month: `2 Jun 2025`. */
function shortWhen(iso) {
  const { year, month, day } = dateOf(dayOf(iso));
  const named = `${MONTHS[month - 1].slice(0, 3)} ${year}`;
  return iso.length < 5 ? String(year) : iso.length < 8 ? named : `${day} ${named}`;
}

/** Return the month a point in time stands beneath: `June 2025`, or `2025` where no month is known. */
function monthHeading(iso) {
  return iso.length < 5 ? String(Number(iso)) : `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(0, 4))}`;
}

/** Return a stretch of days as people say it, as exact as its length asks for. */
function spokenSpan(first, last) {
  const a = dateOf(first);
  const b = dateOf(last);
  const monthA = MONTHS[a.month - 1].slice(0, 3);
  const monthB = MONTHS[b.month - 1].slice(0, 3);
  if (last - first > 3000) return a.year === b.year ? String(a.year) : `${a.year} – ${b.year}`;
  if (last - first > 120) return `${monthA} ${a.year} – ${monthB} ${b.year}`;
  if (Math.floor(first) === Math.floor(last)) return `${b.day} ${monthB} ${b.year}`;
  const begin = a.year !== b.year ? `${a.day} ${monthA} ${a.year}` : a.month !== b.month ? `${a.day} ${monthA}` : `${a.day}`;
  return `${begin} – ${b.day} ${monthB} ${b.year}`;
}
