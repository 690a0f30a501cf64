#include "web/desks/routes.h"

#include <doctest/doctest.h>

#include <future>
#include <set>

#include "web/desks/cookies.h"
#include "web/desks/desks.h"
#include "web/desks/line.h"

namespace inviola::web::desks {
namespace {

TEST_CASE("every route stands once, answers, and is under an address of the desks") {
  std::set<std::pair<Method, std::string_view>> seen;
  for (const Route& route : all_routes()) {
    INFO(route.path);
    CHECK(seen.emplace(route.method, route.path).second);
    CHECK((route.answer != nullptr));
    CHECK(Desks::hold(route.path));
  }
  CHECK(seen.size() > 15);
}

TEST_CASE("what anyone may do without signing in is these addresses and no other") {
  std::set<std::string_view> open;
  for (const Route& route : all_routes()) {
    if (route.whom == For::anyone) open.insert(route.path);
  }
  CHECK(open == std::set<std::string_view>{"/invitation/*/*", "/sign-in", "/sign-in/passkey"});
}

TEST_CASE("the pages of a desk are for that desk") {
  for (const Route& route : mission::routes()) CHECK(route.whom == For::state);
  for (const Route& route : secretariat::routes()) CHECK(route.whom == For::desk);
}

TEST_CASE("an address leads to its route, and a name in it stands for one segment") {
  const auto routes = all_routes();
  CHECK(match(routes, Method::get, "/mission").route->path == "/mission");
  CHECK(match(routes, Method::post, "/mission").route == nullptr);
  CHECK(match(routes, Method::get, "/mission/").route == nullptr);
  const Matched invitation = match(routes, Method::get, "/invitation/a/b");
  CHECK(invitation.named == std::vector<std::string>{"a", "b"});
  CHECK(match(routes, Method::get, "/invitation/a").route == nullptr);
  CHECK(match(routes, Method::get, "/invitation//b").route == nullptr);
  CHECK(match(routes, Method::get, "/invitation/a/b/c").route == nullptr);
  CHECK_FALSE(Desks::hold("/missions"));
  CHECK_FALSE(Desks::hold("/desktop"));
  CHECK_FALSE(Desks::hold("/states/XGR"));
}

TEST_CASE("cookies are bound to their host, and to TLS where there is TLS") {
  Request request;
  request.headers = {{"cookie", "a=b; __Host-inviola-sign-in=one; inviola-sign-in=two"}};
  CHECK(cookies::value_of(request, cookies::Name::sign_in, true) == "one");
  CHECK(cookies::value_of(request, cookies::Name::sign_in, false) == "two");
  CHECK(cookies::value_of(request, cookies::Name::device, true).empty());
  CHECK(cookies::set(cookies::Name::sign_in, "x", true).second ==
        "__Host-inviola-sign-in=x; Path=/; HttpOnly; SameSite=Lax; Secure");
  CHECK(cookies::set(cookies::Name::sign_in, "", false, -1).second ==
        "inviola-sign-in=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

/// A line of one hand, which is held up by a first piece of work until it is let go.
struct HeldUp {
  std::promise<void> go;
  std::string told;  ///< what was done ("a"), and what was turned away ("-a"), in this order
  WaitingLine line;

  explicit HeldUp(WaitingLine::Manner manner) : line(manner) {
    std::promise<void> begun;
    line.put({.from = "",
              .act =
                  [&] {
                    begun.set_value();
                    go.get_future().wait();
                    throw 1;
                  },
              .turn_away = {}});
    begun.get_future().wait();
  }
  void put(const std::string& from, const std::string& name, std::size_t bytes = 1) {
    line.put({.from = from,
              .bytes = bytes,
              .act = [this, name] { told += name + " "; },
              .turn_away = [this, name] { told += "-" + name + " "; }});
  }
  /// What was done once a last piece of work from there was.
  std::string let_go(const std::string& from) {
    std::promise<void> last;
    line.put({.from = from, .act = [&] { last.set_value(); }, .turn_away = {}});
    go.set_value();
    last.get_future().wait();
    return told;
  }
};

TEST_CASE("a line works off what waits, and survives what fails") {
  HeldUp line({.hands = 1, .waiting_max = 10});
  line.put("a", "a1");
  line.put("a", "a2");
  CHECK(line.let_go("a") == "a1 a2 ");
}

TEST_CASE("in a line those from different places take turns, and the many make room for the few") {
  HeldUp line({.hands = 1, .waiting_max = 5});
  for (const char* one : {"a1", "a2", "a3", "a4", "a5", "a6"}) line.put("a", one);
  line.put("b", "b1");
  line.put("c", "c1");
  line.put("b", "b2");
  line.put("b", "b3");  // there are two of a and two of b: nobody makes room for it
  line.put("d", "d1");
  CHECK(line.told == "-a6 -a5 -a4 -a3 -b3 -a2 ");
  line.told.clear();
  CHECK(line.let_go("~") == "-b2 a1 b1 c1 d1 ");
}

TEST_CASE("what waits in a line is bounded in bytes too") {
  HeldUp line({.hands = 1, .waiting_max = 10, .bytes_max = 100});
  line.put("a", "a1", 60);
  line.put("a", "a2", 60);
  line.put("a", "a3", 40);
  CHECK(line.told == "-a2 ");
  line.told.clear();
  CHECK(line.let_go("a") == "a1 a3 ");
}

}  // namespace
}  // namespace inviola::web::desks
