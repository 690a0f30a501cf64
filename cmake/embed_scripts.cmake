# cmake -DSCRIPTS=a.js|b.js -DCONSTANT=out.cpp -DROOM=web -P embed_scripts.cmake
string(REPLACE "|" ";" scripts "${SCRIPTS}")
set(text "")
foreach(script IN LISTS scripts)
  file(READ "${script}" part)
  string(APPEND text "${part}")
endforeach()
file(WRITE "${CONSTANT}" "#include \"${ROOM}/detail/scripts.h\"\n
namespace inviola::${ROOM}::detail {\n
const std::string_view scripts = R\"js(${text})js\";\n
}  // namespace inviola::${ROOM}::detail\n")
