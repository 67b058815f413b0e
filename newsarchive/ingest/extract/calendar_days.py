"""Days, months and years as texts count them: what exists, what holds two days, when Easter is."""

from datetime import date


def day_of(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:  # February 29 of another year
        return date(year, month, 28)


def written(year: int, month: int, day: int | None) -> str | None:
    if day is None:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_of(months: int) -> tuple[int, int]:
    """Return the year and month of a count of months."""
    return months // 12, months % 12 + 1


def common_period(first: date, last: date) -> str | None:
    """Return the month, or else the year, that holds both days."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    return str(first.year) if first.year == last.year else None


def easter(year: int) -> date:
    """Return Easter Sunday, by the rule of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full_moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full_moon + 2 - century + century // 4) % 7
    days = full_moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))
