#include <algorithm>

#include "press/detail/composition.h"

namespace inviola::press::detail {
namespace {

using namespace publication;

constexpr double padding = 4;
constexpr double gutter = 9;

/// Where the columns of one table stand.
struct Grid {
  std::vector<Place> columns;
};

Grid grid_of(const Place& place, const Table& table) {
  double weights = 0;
  for (const Column& column : table.columns) weights += std::max(1, column.weight);
  const double room = place.width - gutter * static_cast<double>(table.columns.size() - 1);
  Grid grid;
  double start = place.start;
  for (const Column& column : table.columns) {
    Place cell = place;
    cell.start = start;
    cell.width = room * std::max(1, column.weight) / weights;
    grid.columns.push_back(cell);
    start += cell.width + gutter;
  }
  return grid;
}

void put_rule(Strip& strip, const Place& place, double top, double thickness, double shade) {
  strip.marks.push_back(RuleMark{
      .start = place.start, .top = top, .width = place.width, .height = thickness, .shade = shade});
}

/// Cells beside each other, each a stack of lines that all begin at the same height.
Strip row_of(std::vector<std::vector<Strip>> cells) {
  Strip row;
  double height = 0;
  for (auto& cell : cells) {
    Strip one = joined(std::move(cell));
    lower(one, padding);
    height = std::max(height, one.height);
    for (Mark& mark : one.marks) row.marks.push_back(std::move(mark));
    row.notes.insert(row.notes.end(), one.notes.begin(), one.notes.end());
  }
  row.height = height + 2 * padding;
  return row;
}

/// Takes the lines that fit into `height` from the head of the cell.
std::vector<Strip> take(std::vector<Strip>& cell, double height) {
  std::vector<Strip> taken;
  double used = 0;
  std::size_t count = 0;
  while (count < cell.size() && (count == 0 || used + cell[count].height <= height)) {
    used += cell[count].height;
    taken.push_back(std::move(cell[count++]));
  }
  cell.erase(cell.begin(), cell.begin() + static_cast<std::ptrdiff_t>(count));
  return taken;
}

/// One row, or, where it is higher than any page, as many as its lines need.
std::vector<Strip> rows_of(std::vector<std::vector<Strip>> cells, double height_max) {
  std::vector<Strip> rows;
  const auto left = [&] {
    return std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); });
  };
  do {
    std::vector<std::vector<Strip>> slice;
    for (auto& cell : cells) slice.push_back(take(cell, height_max - 2 * padding));
    rows.push_back(row_of(std::move(slice)));
  } while (left());
  return rows;
}

struct TableSetter {
  Composition& composition;
  const Place& place;
  const Table& table;
  Grid grid;
  ElementId whole;

  bool has_head() const {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const Column& column) { return !words_of(column.heading).empty(); });
  }

  bool holds_figures(std::size_t column) const {
    return !table.rows.empty() &&
           std::all_of(table.rows.begin(), table.rows.end(), [column](const auto& row) {
             return column < row.size() && row[column].number;
           });
  }

  std::vector<Strip> head() const {
    const ElementId part = composition.structure.add(whole, Role::table_head);
    const ElementId row = composition.structure.add(part, Role::row);
    std::vector<std::vector<Strip>> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const ElementId cell = composition.structure.add(row, Role::header_cell);
      composition.structure.at(cell).scope = "Column";
      Face face = composition.manner.cell_head;
      if (holds_figures(i)) face.align = Align::end;
      cells.push_back(composition.line(grid.columns[i], cell, table.columns[i].heading, face, 0));
    }
    // Headings of unequal length stand on the same foot.
    std::size_t lines = 0;
    for (const auto& cell : cells) lines = std::max(lines, cell.size());
    for (auto& cell : cells) {
      if (cell.empty()) continue;
      const auto missing = static_cast<double>(lines - cell.size());
      cell.front().height += missing * composition.manner.cell_head.leading;
      lower(cell.front(), missing * composition.manner.cell_head.leading);
    }
    Strip strip = row_of(std::move(cells));
    put_rule(strip, place, 0, 1.1, 0);
    put_rule(strip, place, strip.height - 0.5, 0.5, 0);
    strip.gap_before = composition.manner.gap;
    strip.keep_with_next = true;
    return {std::move(strip)};
  }

  std::vector<Strip> body_row(ElementId part, const std::vector<Cell>& row,
                              double height_max) const {
    const ElementId element = composition.structure.add(part, Role::row);
    std::vector<std::vector<Strip>> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Cell empty;
      const Cell& cell = i < row.size() ? row[i] : empty;
      const ElementId at =
          composition.structure.add(element, cell.header ? Role::header_cell : Role::data_cell);
      if (cell.header) composition.structure.at(at).scope = "Row";
      Face face = composition.manner.cell;
      face.bold = cell.header;
      if (cell.number) face.align = Align::end;
      cells.push_back(composition.line(grid.columns[i], at, cell.line, face, 0));
    }
    return rows_of(std::move(cells), height_max);
  }
};

}  // namespace

void compose_table(Composition& composition, const Place& place, const Table& table) {
  if (table.columns.empty()) return;
  if (table.columns.size() > composition.limits.columns_max) {
    return composition.complain("a table of " + std::to_string(table.columns.size()) +
                                " columns, more than " +
                                std::to_string(composition.limits.columns_max));
  }
  const ElementId whole = composition.structure.add(place.parent, Role::table);
  const TableSetter setter{composition, place, table, grid_of(place, table), whole};
  if (!table.caption.empty()) {
    const ElementId caption = composition.structure.add(whole, Role::caption);
    auto strips = composition.line(place, caption, table.caption, composition.manner.caption,
                                   composition.manner.gap + 5);
    for (Strip& strip : strips) strip.keep_with_next = true;
    composition.push(std::move(strips));
  }
  std::shared_ptr<const std::vector<Strip>> head;
  double head_height = 0;
  if (setter.has_head()) {
    auto strips = setter.head();
    if (!table.caption.empty()) strips.front().gap_before = 4;
    for (const Strip& strip : strips) head_height += strip.height;
    head = std::make_shared<const std::vector<Strip>>(strips);
    composition.push(std::move(strips));
  }
  // Room for the running head, the head of the table and a footnote is left on every page.
  const double height_max =
      composition.manner.body_bottom - composition.manner.head_top - head_height - 120;
  const ElementId part = composition.structure.add(whole, Role::table_body);
  for (std::size_t i = 0; i < table.rows.size() && !composition.fault; ++i) {
    composition.count_block();
    composition.name_place("table " + words_of(table.caption) + ", row " + std::to_string(i + 1));
    if (table.rows[i].size() > table.columns.size()) {
      return composition.complain("more cells than the table has columns");
    }
    auto rows = setter.body_row(part, table.rows[i], height_max);
    const bool last = i + 1 == table.rows.size();
    put_rule(rows.back(), place, rows.back().height - (last ? 0.8 : 0.3), last ? 0.8 : 0.3,
             last ? 0 : 0.55);
    for (Strip& row : rows) row.repeated_head = head;
    composition.push(std::move(rows));
  }
}

}  // namespace inviola::press::detail
