# A room is a folder under src/: one static library of all its .cpp files, and, where it has
# x_test.cpp files, one test program. A new file needs no edit here.

add_library(inviola_flags INTERFACE)
if(INVIOLA_WARNINGS)
  target_compile_options(inviola_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    -Wno-sign-conversion -Wno-missing-field-initializers -Werror=return-type -Werror=switch)
else()
  target_compile_options(inviola_flags INTERFACE -w)
endif()
target_include_directories(inviola_flags INTERFACE "${CMAKE_SOURCE_DIR}/src")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # It frees less of its own memory while it compiles: a seventh faster, a third larger.
  target_compile_options(inviola_flags INTERFACE --param=ggc-min-expand=1000
    --param=ggc-min-heapsize=1500000)
endif()
if(INVIOLA_SANITIZE)
  target_compile_options(inviola_flags INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
  target_link_options(inviola_flags INTERFACE -fsanitize=address,undefined)
endif()
find_program(MOLD mold)
if(MOLD)
  target_link_options(inviola_flags INTERFACE -fuse-ld=mold)
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# It defines all of doctest, and must come after nothing that declares it.
set_source_files_properties("${CMAKE_SOURCE_DIR}/tests/main.cpp" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

function(inviola_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${name}/*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${name}/*.h")
  set(tests ${files})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER files EXCLUDE REGEX "_test\\.cpp$")

  set(target "inviola_${name}")
  if(files)
    add_library(${target} STATIC ${files})
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  # Each public header must compile alone: checked by the target all_verify_interface_header_sets.
  list(FILTER headers EXCLUDE REGEX "/detail/")
  target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}/src" FILES ${headers})
  list(TRANSFORM ROOM_ROOMS PREPEND "inviola_")
  target_link_libraries(${target} ${scope} inviola_flags ${ROOM_ROOMS} ${ROOM_LIBRARIES})

  if(INVIOLA_TESTS AND tests)
    add_executable(${name}_test ${tests} "${CMAKE_SOURCE_DIR}/tests/main.cpp")
    # Whole: of two functions of one name in one room a library would silently take the first.
    if(files)
      target_link_libraries(${name}_test PRIVATE "$<LINK_LIBRARY:WHOLE_ARCHIVE,${target}>" doctest::doctest)
    else()
      target_link_libraries(${name}_test PRIVATE ${target} doctest::doctest)
    endif()
    set_target_properties(${name}_test PROPERTIES UNITY_BUILD_BATCH_SIZE 6)
    target_include_directories(${name}_test PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_compile_definitions(${name}_test PRIVATE INVIOLA_ROOT="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()
