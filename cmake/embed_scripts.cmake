# cmake -DSCRIPTS=a.js|b.js -DCONSTANT=out.cpp -DROOM=web -P embed_scripts.cmake
# As they are, but for the lines that are comments: those are for us.
string(REPLACE "|" ";" scripts "${SCRIPTS}")
set(text "")
foreach(script IN LISTS scripts)
  file(READ "${script}" part)
  string(REGEX REPLACE "(^|\n)[ ]*//[^\n]*" "" part "${part}")
  string(APPEND text "${part}")
endforeach()
string(STRIP "${text}" text)
file(WRITE "${CONSTANT}" "#include \"${ROOM}/detail/scripts.h\"\n
namespace inviola::${ROOM}::detail {\n
const std::string_view scripts = R\"js(${text}\n)js\";\n
}  // namespace inviola::${ROOM}::detail\n")
