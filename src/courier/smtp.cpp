#include "courier/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include "courier/message.h"

namespace inviola::courier {
namespace {

constexpr std::size_t answer_bytes_max = 300;

/// The library is set up once, before any thread uses it.
bool library_is_ready() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return ready;
}

std::string printable(std::string_view text) {
  std::string out(text.substr(0, answer_bytes_max));
  for (char& c : out) {
    if (c < 0x20 || c > 0x7e) c = '?';
  }
  return out;
}

struct List {
  curl_slist* head = nullptr;
  ~List() { curl_slist_free_all(head); }
};

}  // namespace

/// One connection, and what was last said on it.
class Smtp::Conversation {
 public:
  explicit Conversation(const Settings& settings) : curl_(curl_easy_init()) {
    if (!curl_) return;
    set(CURLOPT_URL, settings.server.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USE_SSL, settings.encrypted ? long{CURLUSESSL_ALL} : long{CURLUSESSL_NONE});
    set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!settings.authority.empty()) set(CURLOPT_CAINFO, settings.authority.c_str());
    if (!settings.user.empty()) {
      set(CURLOPT_USERNAME, settings.user.c_str());
      set(CURLOPT_PASSWORD, settings.password.c_str());
    }
    const long timeout = settings.timeout_seconds;
    set(CURLOPT_CONNECTTIMEOUT, std::min(timeout, 20L));
    set(CURLOPT_TIMEOUT, timeout);
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, timeout);
    set(CURLOPT_ERRORBUFFER, error_.data());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &Conversation::read);
    set(CURLOPT_READDATA, this);
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, &Conversation::listen);
    set(CURLOPT_DEBUGDATA, this);
  }
  ~Conversation() { curl_easy_cleanup(curl_); }
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  bool is_ready() const { return curl_ != nullptr; }

  Result<office::CarriedLetter> carry(const office::Letter& letter) {
    message_ = print_message(letter);
    read_ = 0;
    command_.clear();
    reply_.clear();
    parted_ = false;
    error_.fill('\0');
    const std::string from = '<' + letter.from + '>';
    const std::string to = '<' + letter.to + '>';
    List recipients;
    recipients.head = curl_slist_append(nullptr, to.c_str());
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.head);
    const CURLcode code = curl_easy_perform(curl_);
    set(CURLOPT_MAIL_RCPT, nullptr);
    if (code == CURLE_OK) return office::CarriedLetter{office::Carried::taken, printable(reply_)};
    return judge(code);
  }

 private:
  template <class T>
  void set(CURLoption option, T value) {
    curl_easy_setopt(curl_, option, value);
  }

  /// What a failure means: of this letter, or of the way.
  Result<office::CarriedLetter> judge(CURLcode code) const {
    const std::string why = error_[0] ? error_.data() : curl_easy_strerror(code);
    // libcurl reports some failures by the library's word alone: the server's own is worth more.
    const std::string said = reply_.empty() ? why : reply_ + " (" + why + ')';
    const bool of_the_letter = command_.starts_with("RCPT") || command_.starts_with("DATA");
    if (!of_the_letter) return failure(Fault{"send by mail", printable(said)});
    // A reply to the last command, or the connection was lost before it came.
    if (reply_.starts_with('5')) {
      return office::CarriedLetter{office::Carried::not_at_all, printable(reply_)};
    }
    return office::CarriedLetter{office::Carried::not_now, printable(said)};
  }

  static std::size_t read(char* into, std::size_t size, std::size_t count, void* self_pointer) {
    auto& self = *static_cast<Conversation*>(self_pointer);
    const std::size_t taken = std::min(size * count, self.message_.size() - self.read_);
    std::memcpy(into, self.message_.data() + self.read_, taken);
    self.read_ += taken;
    return taken;
  }

  /// Keeps the last command and the reply to it. Secrets of a sign-in are commands too: they are
  /// replaced by the next command and never told.
  static int listen(CURL*, curl_infotype kind, char* data, std::size_t size, void* self_pointer) {
    auto& self = *static_cast<Conversation*>(self_pointer);
    const std::string_view text(data, size);
    if (kind == CURLINFO_HEADER_OUT && text.starts_with("QUIT")) {
      self.parted_ = true;  // what is said at parting says nothing of the letter
    } else if (self.parted_) {
      return 0;
    } else if (kind == CURLINFO_HEADER_OUT) {
      self.command_ = text.substr(0, 4);
      self.reply_.clear();
    } else if (kind == CURLINFO_DATA_OUT) {
      self.command_ = "DATA";
      self.reply_.clear();
    } else if (kind == CURLINFO_HEADER_IN) {
      self.reply_ = text.substr(0, text.find_first_of("\r\n"));
    }
    return 0;
  }

  CURL* curl_;
  std::string message_;
  std::size_t read_ = 0;
  std::string command_;
  std::string reply_;
  bool parted_ = false;
  std::array<char, CURL_ERROR_SIZE> error_{};
};

Smtp::Smtp(Settings settings) : settings_(std::move(settings)) {}
Smtp::~Smtp() = default;

Result<office::CarriedLetter> Smtp::carry(const office::Letter& letter) {
  if (!conversation_) {
    if (!library_is_ready()) return failure(Fault{"send by mail", "libcurl cannot be set up"});
    conversation_ = std::make_unique<Conversation>(settings_);
  }
  if (!conversation_->is_ready()) return failure(Fault{"send by mail", "out of memory"});
  auto carried = conversation_->carry(letter);
  // After any failure the next letter begins on a new connection, in a known place.
  if (!carried || carried->carried == office::Carried::not_now) conversation_.reset();
  return carried;
}

}  // namespace inviola::courier
