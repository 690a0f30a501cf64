#include "base/date.h"

#include <chrono>

namespace inviola {
namespace {

using std::chrono::year_month_day;

year_month_day civil(Date date) {
  return year_month_day(std::chrono::sys_days(std::chrono::days(date.days())));
}

/// The decimal digits of `text` as a number, or nothing if anything else stands there.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_padded(std::string& out, int value, std::size_t width) {
  const std::string plain = std::to_string(value);
  out.append(width > plain.size() ? width - plain.size() : 0, '0');
  out += plain;
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, unsigned month, unsigned day) {
  if (year < 1 || year > 9999) return std::nullopt;
  const year_month_day ymd{std::chrono::year(year), std::chrono::month(month),
                           std::chrono::day(day)};
  if (!ymd.ok()) return std::nullopt;
  return Date(static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count()));
}

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return from_ymd(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

int Date::year() const { return int(civil(*this).year()); }
unsigned Date::month() const { return unsigned(civil(*this).month()); }
unsigned Date::day() const { return unsigned(civil(*this).day()); }

std::string Date::iso() const {
  std::string out;
  append_padded(out, year(), 4);
  out += '-';
  append_padded(out, static_cast<int>(month()), 2);
  out += '-';
  append_padded(out, static_cast<int>(day()), 2);
  return out;
}

std::optional<PartialDate> PartialDate::parse(std::string_view iso) {
  PartialDate out;
  if (iso.size() == 10) {
    out.precision_ = Precision::day;
  } else if (iso.size() == 7) {
    out.precision_ = Precision::month;
  } else if (iso.size() == 4) {
    out.precision_ = Precision::year;
  } else {
    return std::nullopt;
  }
  const auto first =
      Date::parse(std::string(iso) + std::string("-01-01").substr(iso.size() == 4   ? 0
                                                                  : iso.size() == 7 ? 3
                                                                                    : 6));
  if (!first) return std::nullopt;
  out.first_ = *first;
  return out;
}

PartialDate PartialDate::of(Date day) {
  PartialDate out;
  out.first_ = day;
  out.precision_ = Precision::day;
  return out;
}

Date PartialDate::earliest() const { return first_; }

Date PartialDate::latest() const {
  switch (precision_) {
    case Precision::day:
      return first_;
    case Precision::month: {
      const int next = static_cast<int>(first_.month()) % 12 + 1;
      const int year = first_.year() + (next == 1 ? 1 : 0);
      const auto after = Date::from_ymd(year, static_cast<unsigned>(next), 1);
      return after ? *after - 1 : first_;
    }
    case Precision::year: {
      const auto last = Date::from_ymd(first_.year(), 12, 31);
      return last ? *last : first_;
    }
  }
  return first_;
}

std::string PartialDate::iso() const {
  const std::string day = first_.iso();
  switch (precision_) {
    case Precision::year:
      return day.substr(0, 4);
    case Precision::month:
      return day.substr(0, 7);
    case Precision::day:
      return day;
  }
  return day;
}

}  // namespace inviola
