#include "press/detail/pages.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>

namespace inviola::press::detail {
namespace {

using Chunk = std::span<const Strip* const>;

/// Footnotes that go on overleaf leave at least this much of the page to the text.
constexpr double least_text = 72;

/// How far a column has come.
struct Course {
  const std::vector<Strip>* strips = nullptr;
  std::size_t next = 0;
  bool done() const { return next == strips->size(); }
};

class Stacker {
 public:
  Stacker(const std::vector<std::vector<Strip>>& notes, const Sheet& sheet)
      : notes_(notes), sheet_(sheet) {
    open_page();
  }

  /// Puts the chunk where it and `below` points after it have room; cuts it between its strips
  /// where no page holds it whole.
  void place(Chunk chunk, double below = 0) {
    if (chunk.front()->page_break_before && !blank_) open_page();
    if (fits(chunk, below)) return put(chunk);
    if (!blank_) open_page();
    put_head(*chunk.front());
    if (fits(chunk, below)) return put(chunk);
    for (const Strip* strip : chunk) place_alone(*strip);
  }

  void place(const Columns& columns);

  Result<std::vector<Page>> finish() {
    while (!pending_.empty() && !fault_) open_page();
    if (fault_) return failure(*fault_);
    if (blank_ && pages_.size() > 1 && pages_.back().notes.empty()) pages_.pop_back();
    return std::move(pages_);
  }
  bool failed() const { return fault_.has_value(); }

 private:
  void open_page();
  /// Fills a column from `top` down as far as the page allows; whether anything was set.
  bool fill_column(Course& course, double top, bool alone);
  void head_columns(const Columns& columns);
  void rule_columns(const Columns& columns, double top);
  void refuse(std::string cause) {
    if (!fault_) fault_ = Fault{"set pages", std::move(cause)};
  }

  /// Footnotes of these strips that stand on no page yet.
  std::vector<int> new_notes(Chunk chunk) const {
    std::vector<int> found;
    for (const Strip* strip : chunk) {
      for (const int note : strip->notes) {
        const bool known =
            set_.contains(note) || std::find(found.begin(), found.end(), note) != found.end();
        if (!known) found.push_back(note);
      }
    }
    return found;
  }

  /// Where text must end if these footnotes come on the page as well.
  double floor(const std::vector<int>& more) const {
    double height = notes_height_;
    for (const int note : more) height += height_of(notes_[static_cast<std::size_t>(note) - 1]);
    return sheet_.bottom - (height > 0 ? height + notes_space : 0);
  }

  double gap_of(const Strip& strip) const { return at_head_ ? 0 : strip.gap_before; }

  bool fits(Chunk chunk, double below = 0) const {
    double y = y_ + below;
    bool first = true;
    for (const Strip* strip : chunk) {
      y += (first ? gap_of(*strip) : strip->gap_before) + strip->height;
      first = false;
    }
    return y <= floor(new_notes(chunk)) + 0.01;
  }

  void put(Chunk chunk) {
    for (const Strip* strip : chunk) put_strip(*strip);
  }

  void put_strip(const Strip& strip) {
    const double gap = gap_of(strip);
    pages_.back().body.push_back(Placed{.strip = &strip, .top = y_ + gap, .gap = gap});
    y_ += gap + strip.height;
    blank_ = at_head_ = false;
    const Strip* one[] = {&strip};
    for (const int note : new_notes(one)) put_note(note);
  }

  void put_head(const Strip& strip) {
    if (!strip.repeated_head || !at_head_) return;
    for (const Strip& head : *strip.repeated_head) {
      pages_.back().body.push_back(Placed{.strip = &head, .top = y_, .repeated = true});
      y_ += head.height;
      at_head_ = false;
    }
  }

  /// Puts a strip though its footnotes may have to go on overleaf.
  void place_alone(const Strip& strip) {
    const Strip* one[] = {&strip};
    if (!fits(one) && !blank_) {
      open_page();
      put_head(strip);
    }
    while (!fault_ && y_ + gap_of(strip) + strip.height > floor({}) + 0.01) {
      if (pages_.back().notes.empty()) return refuse_height(strip);
      open_page();
      put_head(strip);
    }
    if (!fault_) put_strip(strip);
  }

  void refuse_height(const Strip& strip) {
    refuse("something is " + std::to_string(static_cast<int>(strip.height)) +
           " points high, more than a page holds, and cannot be cut");
  }

  void put_note(int note) {
    set_.insert(note);
    for (const Strip& line : notes_[static_cast<std::size_t>(note) - 1]) pending_.push_back(&line);
    put_pending();
  }

  /// As many lines of footnotes as there is room for, in their order.
  void put_pending() {
    const double text_end = y_ + (blank_ ? least_text : 0);
    std::size_t count = 0;
    while (count < pending_.size()) {
      const double height = pending_[count]->gap_before + pending_[count]->height;
      if (text_end + notes_space + notes_height_ + height > sheet_.bottom + 0.01) break;
      pages_.back().notes.push_back(Placed{.strip = pending_[count], .top = notes_height_});
      notes_height_ += height;
      ++count;
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
    settle_notes();
  }

  void settle_notes() {
    double top = sheet_.bottom - notes_height_;
    pages_.back().notes_top = top;
    for (Placed& placed : pages_.back().notes) {
      placed.gap = placed.strip->gap_before;
      placed.top = top + placed.gap;
      top += placed.gap + placed.strip->height;
    }
  }

  const std::vector<std::vector<Strip>>& notes_;
  const Sheet& sheet_;
  std::vector<Page> pages_;
  std::vector<const Strip*> pending_;  ///< lines of footnotes that are still to be set
  std::set<int> set_;
  double y_ = 0;
  double notes_height_ = 0;
  bool blank_ = true;    ///< no text on this page yet
  bool at_head_ = true;  ///< nothing above: gaps are dropped
  std::optional<Fault> fault_;
};

void Stacker::open_page() {
  if (pages_.size() >= sheet_.pages_max) {
    refuse("more than " + std::to_string(sheet_.pages_max) + " pages; print it in parts");
    pages_.clear();  // what follows is thrown away: one page is enough to go on
  }
  y_ = pages_.empty() && !fault_ ? sheet_.first_top : sheet_.next_top;
  pages_.emplace_back();
  notes_height_ = 0;
  blank_ = at_head_ = true;
  put_pending();
}

/// The strips from `next` on that must stay together.
std::vector<const Strip*> chunk_at(const std::vector<Strip>& strips, std::size_t next) {
  std::vector<const Strip*> chunk;
  while (next < strips.size()) {
    chunk.push_back(&strips[next]);
    if (!strips[next++].keep_with_next) break;
  }
  return chunk;
}

bool Stacker::fill_column(Course& course, double top, bool alone) {
  double y = top;
  bool moved = false;
  while (!course.done()) {
    std::vector<const Strip*> chunk = chunk_at(*course.strips, course.next);
    const auto end_of = [&] {
      double end = y;
      for (const Strip* strip : chunk) {
        end += (end == top ? 0 : strip->gap_before) + strip->height;
      }
      return std::max(y_, end);
    };
    if (end_of() > floor(new_notes(chunk)) + 0.01) {
      // On a page of its own what must stay together is cut, rather than wait for ever.
      if (!alone || moved) break;
      chunk.resize(1);
      if (end_of() > floor({}) + 0.01) break;
    }
    for (const Strip* strip : chunk) {
      const double gap = y == top ? 0 : strip->gap_before;
      pages_.back().body.push_back(Placed{.strip = strip, .top = y + gap, .gap = gap});
      y += gap + strip->height;
      y_ = std::max(y_, y);
      const Strip* one[] = {strip};
      for (const int note : new_notes(one)) put_note(note);
    }
    course.next += chunk.size();
    moved = true;
  }
  return moved;
}

void Stacker::place(const Columns& columns) {
  std::vector<Course> courses;
  for (const auto& column : columns.columns) courses.push_back({.strips = &column});
  const auto done = [&] { return std::ranges::all_of(courses, &Course::done); };
  bool first = true;
  while (!done() && !fault_) {
    const bool alone = blank_;
    if (!first) head_columns(columns);
    const double top = y_ + (first && !at_head_ ? columns.gap_before : 0);
    bool moved = false;
    for (Course& course : courses) moved |= fill_column(course, top, alone);
    if (moved) {
      rule_columns(columns, top);
      blank_ = at_head_ = first = false;
    } else if (alone && pages_.back().notes.empty()) {
      const auto stuck = std::ranges::find_if_not(courses, &Course::done);
      return refuse_height((*stuck->strips)[stuck->next]);
    }
    if (!done()) open_page();
  }
}

void Stacker::head_columns(const Columns& columns) {
  const double top = y_;
  for (const std::vector<Strip>& head : columns.heads) {
    double y = top;
    for (const Strip& strip : head) {
      pages_.back().body.push_back(Placed{.strip = &strip, .top = y, .repeated = true});
      y += strip.height;
    }
    if (!head.empty()) y_ = std::max(y_, y + 6);
  }
}

void Stacker::rule_columns(const Columns& columns, double top) {
  for (const double start : columns.dividers) {
    pages_.back().rules.push_back(
        RuleMark{.start = start, .top = top, .width = 0.4, .height = y_ - top, .shade = 0.55});
  }
}

/// The least that must stand under what is kept with the columns.
double least_of(const Columns& columns) {
  double least = 0;
  for (const auto& column : columns.columns) {
    double height = 0;
    for (const Strip* strip : chunk_at(column, 0)) height += strip->height;
    least = std::max(least, height);
  }
  return least + columns.gap_before;
}

}  // namespace

Result<std::vector<Page>> stack_pages(const std::vector<FlowItem>& flow,
                                      const std::vector<std::vector<Strip>>& notes,
                                      const Sheet& sheet) {
  Stacker stacker(notes, sheet);
  std::vector<const Strip*> chunk;
  for (const FlowItem& item : flow) {
    if (stacker.failed()) break;
    if (const Strip* strip = std::get_if<Strip>(&item)) {
      if (strip->page_break_before && !chunk.empty()) {
        stacker.place(chunk);
        chunk.clear();
      }
      chunk.push_back(strip);
      if (strip->keep_with_next) continue;
      stacker.place(chunk);
    } else if (const Columns* columns = std::get_if<Columns>(&item)) {
      // A heading is not left alone above its columns.
      if (!chunk.empty()) stacker.place(chunk, least_of(*columns));
      stacker.place(*columns);
    }
    chunk.clear();
  }
  if (!chunk.empty()) stacker.place(chunk);
  return stacker.finish();
}

}  // namespace inviola::press::detail
