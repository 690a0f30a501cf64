#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace inviola {

/// A civil day of the proleptic Gregorian calendar, years 1 to 9999. No clock, no time zone.
class Date {
 public:
  /// 1 January 1970.
  constexpr Date() = default;
  /// The day `days` after 1 January 1970 (before it, if negative).
  static constexpr Date from_days(std::int32_t days) { return Date(days); }
  /// Nothing if there is no such day.
  static std::optional<Date> from_ymd(int year, unsigned month, unsigned day);
  /// Reads exactly "YYYY-MM-DD"; nothing else is a date.
  static std::optional<Date> parse(std::string_view iso);

  constexpr std::int32_t days() const { return days_; }
  int year() const;
  unsigned month() const;
  unsigned day() const;
  /// "YYYY-MM-DD".
  std::string iso() const;

  friend constexpr auto operator<=>(Date, Date) = default;
  friend constexpr Date operator+(Date date, std::int32_t days) { return Date(date.days_ + days); }
  friend constexpr Date operator-(Date date, std::int32_t days) { return Date(date.days_ - days); }
  /// Days from `b` to `a`.
  friend constexpr std::int32_t operator-(Date a, Date b) { return a.days_ - b.days_; }

 private:
  constexpr explicit Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

/// A date as a source states it: a year, a month of a year, or a day. Never completed by guesswork.
class PartialDate {
 public:
  /// Reads "YYYY", "YYYY-MM" or "YYYY-MM-DD".
  static std::optional<PartialDate> parse(std::string_view iso);
  static PartialDate of(Date day);

  /// The first and the last day it can mean.
  Date earliest() const;
  Date latest() const;
  bool is_day() const { return precision_ == Precision::day; }
  bool has_month() const { return precision_ != Precision::year; }
  /// As it was read.
  std::string iso() const;

  friend bool operator==(const PartialDate&, const PartialDate&) = default;

 private:
  enum class Precision : std::uint8_t { year, month, day };
  Date first_;
  Precision precision_ = Precision::year;
};

}  // namespace inviola

template <>
struct std::hash<inviola::Date> {
  std::size_t operator()(inviola::Date date) const {
    return std::hash<std::int32_t>{}(date.days());
  }
};
