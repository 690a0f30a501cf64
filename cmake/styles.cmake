# The style sheets of a room, as one constant in its library: tokens first, print last, between them
# the base and then each component by name; and its scripts. Read at run time through
# <room>/assets.h.

function(inviola_styles name)
  set(folder "${CMAKE_SOURCE_DIR}/src/${name}")
  file(GLOB components CONFIGURE_DEPENDS "${folder}/components/*/*.css")
  set(sheets "${folder}/style/tokens.css" "${folder}/style/base.css"
      ${components} "${folder}/style/print.css")
  set(constant "${CMAKE_BINARY_DIR}/generated/${name}/styles.cpp")
  string(REPLACE ";" "|" listed "${sheets}")
  add_custom_command(OUTPUT "${constant}"
    COMMAND "${CMAKE_COMMAND}" "-DSHEETS=${listed}" "-DCONSTANT=${constant}" "-DROOM=${name}"
            -P "${CMAKE_SOURCE_DIR}/cmake/embed_styles.cmake"
    DEPENDS ${sheets} "${CMAKE_SOURCE_DIR}/cmake/embed_styles.cmake"
    COMMENT "Gathering the styles of ${name}" VERBATIM)
  file(GLOB scripts CONFIGURE_DEPENDS "${folder}/scripts/*.js")
  set(script "${CMAKE_BINARY_DIR}/generated/${name}/script.cpp")
  string(REPLACE ";" "|" listed "${scripts}")
  add_custom_command(OUTPUT "${script}"
    COMMAND "${CMAKE_COMMAND}" "-DSCRIPTS=${listed}" "-DCONSTANT=${script}" "-DROOM=${name}"
            -P "${CMAKE_SOURCE_DIR}/cmake/embed_scripts.cmake"
    DEPENDS ${scripts} "${CMAKE_SOURCE_DIR}/cmake/embed_scripts.cmake"
    COMMENT "Gathering the scripts of ${name}" VERBATIM)
  # Apart from the room's own sources, so that these need not wait for anything to be made.
  add_library(inviola_${name}_styles OBJECT "${constant}" "${script}")
  target_link_libraries(inviola_${name}_styles PRIVATE inviola_flags)
  target_link_libraries(inviola_${name} PRIVATE inviola_${name}_styles)
endfunction()
