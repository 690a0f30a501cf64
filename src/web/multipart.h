#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace inviola::web {

/// Reads multipart/form-data (RFC 7578) as it arrives: no part is held but what is not yet told
/// from the boundary.
class Multipart {
 public:
  struct Part {
    std::string name;
    std::string file_name;  ///< empty: a field, or a document that was not chosen
    bool is_document = false;
  };
  /// Takes the parts. What returns false ends the reading.
  class Taker {
   public:
    virtual ~Taker() = default;
    virtual bool begin(const Part& part) = 0;
    virtual bool piece(std::string_view bytes) = 0;
    virtual bool end() = 0;
  };

  /// The boundary that a Content-Type names; empty if it is none of this kind.
  static std::string boundary_of(std::string_view content_type);
  Multipart(std::string boundary, Taker& taker)
      : delimiter_("\r\n--" + std::move(boundary)), pending_("\r\n"), taker_(taker) {}

  /// False: malformed, too many parts, or the taker wants no more.
  bool add(std::string_view bytes);
  /// Whether the last delimiter was seen.
  bool complete() const { return state_ == State::done; }

 private:
  enum class State { preamble, after_delimiter, headers, content, done, failed };
  bool step(bool& moved);
  bool fail();
  bool read_headers(std::string_view headers);

  std::string delimiter_;
  std::string pending_;
  Taker& taker_;
  State state_ = State::preamble;
  std::size_t parts_ = 0;
};

}  // namespace inviola::web
