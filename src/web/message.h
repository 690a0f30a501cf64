#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "web/payload.h"

/// What goes in and out of the server: plain values. No HTTP library behind them is to be seen.
namespace inviola::web {

/// HEAD reaches handlers as `get`; the server leaves the body out. Other methods never reach them.
enum class Method : std::uint8_t { get, post, put };

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A request that is well formed. All text in it but `body` is UTF-8 (NFC) or ASCII.
struct Request {
  Method method = Method::get;
  std::string path;  ///< decoded; begins with "/", no empty, "." or ".." segment, no control
  Pairs query;       ///< decoded, in the order given
  Pairs headers;     ///< names in lower case, in the order given; trailers are not among them
  std::string body;  ///< empty while a body is only announced
  std::string peer;  ///< the address of the other side of the connection

  /// The first header of that name (lower case), or an empty text.
  std::string_view header(std::string_view name) const;
  /// The first query value of that name, or nothing.
  std::optional<std::string_view> asked(std::string_view name) const;
};

/// How long others may keep a response.
enum class Keeping : std::uint8_t {
  never,       ///< whatever is not public
  revalidate,  ///< may be kept, must be asked for again; carries an ETag
  forever      ///< its address changes with its content
};

struct Response {
  int status = 200;
  std::string content_type;  ///< left out if empty
  Pairs headers;             ///< others; a name or value with a control is refused
  std::string body;
  std::shared_ptr<const Payload> payload;  ///< in place of `body`, if set
  Keeping keeping = Keeping::never;
  /// Whether the body may be compressed. Only for what all may see: the size of a compressed page
  /// tells of what stands in it beside the asker's own words.
  bool compress = false;
  bool scripted = false;  ///< the page brings our own script; on all others none runs
};

/// To be called once, from any thread, at any time after the handler was called, also from within
/// it. Later calls are ignored; if it is dropped without a call, the client gets a 500.
using Answer = std::function<void(Response)>;
/// Called on a server thread with each whole request: must not block for long.
using Handler = std::function<void(Request, Answer)>;

/// Takes a body piece by piece, as it arrives, on one server thread at a time. Dropped without
/// `finish` when the client goes away, is too slow or sends too much: then nothing may remain.
class BodySink {
 public:
  virtual ~BodySink() = default;
  /// A response ends the exchange at once, and the connection with it.
  virtual std::optional<Response> add(std::string_view piece) = 0;
  /// The body is complete.
  virtual void finish(Answer answer) = 0;
};

/// A sink for a body of at most `bytes_max`.
struct Streamed {
  std::unique_ptr<BodySink> sink;
  std::size_t bytes_max = 0;
};
/// What to do with a body that is announced: gather it for the handler (the default), stream it, or
/// refuse it unread.
using Admission = std::variant<std::monostate, Streamed, Response>;
using Admit = std::function<Admission(const Request&)>;

}  // namespace inviola::web
