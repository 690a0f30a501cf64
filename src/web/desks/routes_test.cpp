#include "web/desks/routes.h"

#include <doctest/doctest.h>

#include <atomic>
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
  CHECK(open == std::set<std::string_view>{"/invitation/*/*", "/sign-in"});
}

TEST_CASE("the pages of a desk are for that desk") {
  for (const Route& route : mission_routes()) CHECK(route.whom == For::state);
  for (const Route& route : secretariat_routes()) CHECK(route.whom == For::desk);
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

TEST_CASE("a line works off what waits, refuses what is too much, and survives what fails") {
  std::atomic<int> done = 0;
  std::promise<void> begun;
  std::promise<void> go;
  {
    WaitingLine line(1, 2);
    CHECK(line.put([&] {
      begun.set_value();
      go.get_future().wait();
      throw 1;
    }));
    begun.get_future().wait();
    std::promise<void> last;
    CHECK(line.put([&] { ++done; }));
    CHECK(line.put([&] {
      ++done;
      last.set_value();
    }));
    CHECK_FALSE(line.put([&] { ++done; }));
    go.set_value();
    last.get_future().wait();
  }
  CHECK(done == 2);
}

}  // namespace
}  // namespace inviola::web::desks
