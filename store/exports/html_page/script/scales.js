// The rules of the timeline: which days, months or years are named at a width.

const YEAR = 365.2425;

/** Each way to rule the timeline: how far apart its rules are, the next rule from a day, and its name. */
const SCALES = [
  { days: 1, from: (day) => Math.ceil(day), name: (day) => String(dateOf(day).day), wide: (day) => `${weekdayOf(day).slice(0, 3)} ${dateOf(day).day}` },
  { days: 7, from: (day) => Math.ceil((Math.ceil(day) - 4) / 7) * 7 + 4, name: (day) => String(dateOf(day).day) },
  ...[1, 3].map((step) => ({ days: step * 30.4, from: (day) => nextMonth(day, step), name: (day) => MONTHS[dateOf(day).month - 1].slice(0, 3) })),
  ...[1, 2, 5, 10, 20, 50, 100, 500, 1000].map((step) => ({ days: step * YEAR, from: (day) => nextYear(day, step), name: (day) => String(dateOf(day).year) })),
];

function nextMonth(day, step) {
  const { year, month, day: inMonth } = dateOf(Math.ceil(day));
  const months = year * 12 + month - 1 + (inMonth > 1 ? 1 : 0);
  const next = Math.ceil(months / step) * step;
  return dayNumber(Math.floor(next / 12), (next % 12) + 1, 1);
}

function nextYear(day, step) {
  const { year, month, day: inMonth } = dateOf(Math.ceil(day));
  return dayNumber(Math.ceil((year + (month > 1 || inMonth > 1 ? 1 : 0)) / step) * step, 1, 1);
}

/** Return the rules of a stretch: fine ones with their names, coarse ones that stand out. */
function rulesOf(start, span, width) {
  const perDay = width / span;
  const fine = SCALES.findIndex((scale) => scale.days * perDay >= (scale.days < 20 ? 30 : 44));
  const scale = SCALES[fine < 0 ? SCALES.length - 1 : fine];
  const coarse = scale.days < 20 ? SCALES[2] : scale.days < 200 ? SCALES[4] : SCALES.find((one) => one.days >= scale.days * 4.9) || scale;
  const named = (day) => {
    if (scale.days < 20) return scale.wide && scale.days * perDay > 58 ? scale.wide(day) : scale.name(day);
    return scale.name(day);
  };
  return {
    fine: rulesFrom(scale, start, span).map((day) => ({ day, name: named(day) })),
    coarse: rulesFrom(coarse, start, span).map((day) => ({ day, name: coarseName(scale, day) })),
    context: scale.days < 200 ? coarseName(scale, start) : "",
  };
}

function coarseName(scale, day) {
  const { year, month } = dateOf(day);
  if (scale.days < 20) return `${MONTHS[month - 1]} ${year}`;
  return scale.days < 200 ? String(year) : "";
}

function rulesFrom(scale, start, span) {
  const rules = [];
  for (let day = scale.from(start); day <= start + span && rules.length < 500; day = scale.from(day + 1)) rules.push(day);
  return rules;
}
