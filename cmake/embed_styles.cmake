# cmake -DSHEETS=a.css|b.css -DCONSTANT=out.cpp -DROOM=web -P embed_styles.cmake
# Comments and indents stay behind: they are for us, not for the reader's line.
string(REPLACE "|" ";" sheets "${SHEETS}")
set(text "")
foreach(sheet IN LISTS sheets)
  file(READ "${sheet}" part)
  string(REGEX REPLACE "/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" "" part "${part}")
  string(REGEX REPLACE "\n[ \t\n]*" "\n" part "${part}")
  string(APPEND text "${part}")
endforeach()
string(REGEX REPLACE "[ ]*{\n" "{" text "${text}")
string(REGEX REPLACE ";\n" ";" text "${text}")
string(REGEX REPLACE ";}" "}" text "${text}")
string(REGEX REPLACE ": " ":" text "${text}")
string(STRIP "${text}" text)
file(WRITE "${CONSTANT}" "#include \"${ROOM}/detail/styles.h\"\n
namespace inviola::${ROOM}::detail {\n
const std::string_view styles = R\"css(${text}\n)css\";\n
}  // namespace inviola::${ROOM}::detail\n")
