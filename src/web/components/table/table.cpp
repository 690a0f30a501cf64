#include <algorithm>
#include <numeric>

#include "web/components/components.h"

namespace inviola::web::components {
namespace {

using namespace literals;
using publication::Cell;
using publication::Column;
using publication::Table;

constexpr std::size_t columns_that_fit = 2;  // on the narrowest screen, side by side
constexpr int width_step = 5;                // per cent: the classes w-5, w-10, … of table.css

/// Whether rows may fall apart into labelled lines on a narrow screen: each must then have a head.
bool can_stack(const Table& table) {
  return table.columns.size() > columns_that_fit && !table.rows.empty() &&
         std::ranges::all_of(table.rows, [&](const auto& row) {
           return row.size() == table.columns.size() && row.front().header;
         });
}

bool is_number_column(const Table& table, std::size_t column) {
  return !table.rows.empty() && std::ranges::all_of(table.rows, [&](const auto& row) {
    return column >= row.size() || row[column].number;
  });
}

void draw_widths(Html& html, const std::vector<Column>& columns) {
  const bool even = std::ranges::all_of(
      columns, [&](const Column& column) { return column.weight == columns.front().weight; });
  if (even) return;
  int whole = 0;
  for (const Column& column : columns) whole += std::max(1, column.weight);
  html << "<colgroup>"_html;
  for (const Column& column : columns) {
    const int share = std::max(1, column.weight) * 100 / whole;
    const int rounded = std::clamp((share + width_step / 2) / width_step * width_step, 5, 95);
    html << "<col"_html << attr("class", "w-" + std::to_string(rounded)) << ">"_html;
  }
  html << "</colgroup>\n"_html;
}

void draw_head(Pen& pen, const Table& table) {
  Html& html = pen.html;
  const bool silent = std::ranges::all_of(
      table.columns, [](const Column& column) { return column.heading.empty(); });
  if (silent) return;
  html << "<thead role=\"rowgroup\"><tr role=\"row\">"_html;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Line& heading = table.columns[i].heading;
    // An empty heading cell is no heading.
    html << (heading.empty() ? "<td role=\"cell\""_html
                             : "<th scope=\"col\" role=\"columnheader\""_html);
    if (is_number_column(table, i)) html << attr("class", "figure");
    html << ">"_html;
    draw(pen, heading);
    html << (heading.empty() ? "</td>"_html : "</th>"_html);
  }
  html << "</tr></thead>\n"_html;
}

void draw_cell(Pen& pen, const Cell& cell, const std::string& label) {
  Html& html = pen.html;
  html << (cell.header ? "<th scope=\"row\" role=\"rowheader\""_html : "<td role=\"cell\""_html);
  if (cell.number) html << attr("class", "figure");
  if (!label.empty() && !cell.header) html << attr("data-label", label);
  html << ">"_html;
  draw(pen, cell.line);
  html << (cell.header ? "</th>"_html : "</td>"_html);
}

void draw_body(Pen& pen, const Table& table, bool stacks) {
  Html& html = pen.html;
  html << "<tbody role=\"rowgroup\">\n"_html;
  for (const auto& row : table.rows) {
    html << "<tr role=\"row\">"_html;
    for (std::size_t i = 0; i < row.size(); ++i) {
      std::string label;
      if (stacks) label = publication::words_of(table.columns[i].heading);
      draw_cell(pen, row[i], label);
    }
    html << "</tr>\n"_html;
  }
  html << "</tbody>\n"_html;
}

}  // namespace

void draw(Pen& pen, const Table& table) {
  Html& html = pen.html;
  const bool stacks = can_stack(table);
  const std::string caption = pen.new_name("caption");
  // A container that scrolls must be reachable by keyboard and have a name.
  html << (stacks ? "<div class=\"table stacks\" role=\"region\" tabindex=\"0\""_html
                  : "<div class=\"table\" role=\"region\" tabindex=\"0\""_html);
  if (!table.caption.empty()) html << attr("aria-labelledby", caption);
  html << ">\n<table role=\"table\">\n"_html;
  if (!table.caption.empty()) {
    // Said by the heading already, it is for those alone who come to the table by its name.
    const bool said = publication::words_of(table.caption) == pen.heading;
    html << (said ? "<caption class=\"unseen\""_html : "<caption"_html) << attr("id", caption)
         << ">"_html;
    draw(pen, table.caption);
    html << "</caption>\n"_html;
  }
  draw_widths(html, table.columns);
  draw_head(pen, table);
  draw_body(pen, table, stacks);
  html << "</table>\n</div>\n"_html;
}

}  // namespace inviola::web::components
