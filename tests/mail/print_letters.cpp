// Prints letters as the courier sends them, for a reader that is not ours. Each line of input is
// one letter: its parts in hexadecimal, separated by spaces: subject, body, to, seconds.
#include <iostream>
#include <sstream>

#include "base/bytes.h"
#include "courier/message.h"

int main() {
  using namespace inviola;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream parts(line);
    std::string subject, body, to;
    office::Letter letter{.message_id = "0123abcd@un.example", .from = "desk@un.example"};
    parts >> subject >> body >> to >> letter.written_at;
    letter.subject = from_hex(subject.substr(1)).value_or("?");
    letter.body = from_hex(body.substr(1)).value_or("?");
    letter.to = from_hex(to.substr(1)).value_or("?");
    std::cout << to_hex(courier::print_message(letter)) << '\n';
  }
}
