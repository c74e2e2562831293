# How targets are made: one function for a module, one for a test. Nothing here is global.

# What g++ 12 sees in texts that are put together and is not there (GCC bug 105651); more of it once the
# standard's headers are precompiled.
set(muscope_false_warnings -Wno-restrict)
if(MUSCOPE_PRECOMPILE_HEADERS)
  list(APPEND muscope_false_warnings -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()

# Files that are compiled together see each other's constants, and none of them is the main one.
set(muscope_shadow_warning -Wshadow)
if(CMAKE_UNITY_BUILD)
  set(muscope_shadow_warning -Wshadow=local -Wno-subobject-linkage)
endif()

add_library(muscope_options INTERFACE)
target_compile_features(muscope_options INTERFACE cxx_std_20)
target_include_directories(muscope_options INTERFACE "${CMAKE_CURRENT_SOURCE_DIR}")
target_compile_definitions(
  muscope_options
  INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_CONTEXTLESS_CONNECT
            QT_STRICT_ITERATORS)
target_compile_options(
  muscope_options
  INTERFACE -Wall -Wextra -Wpedantic ${muscope_shadow_warning} -Wconversion -Wnon-virtual-dtor -Wold-style-cast
            -Woverloaded-virtual -Wimplicit-fallthrough
            "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:${muscope_false_warnings}>"
            $<$<BOOL:${MUSCOPE_WARNINGS_AS_ERRORS}>:-Werror>)

# muscope_add_module(NAME SOURCES … [PUBLIC libs…] [PRIVATE libs…]): a library muscope::NAME, static unless
# BUILD_SHARED_LIBS says otherwise.
function(muscope_add_module name)
  cmake_parse_arguments(PARSE_ARGV 1 module "" "" "SOURCES;PUBLIC;PRIVATE")
  add_library(muscope_${name} ${module_SOURCES})
  add_library(muscope::${name} ALIAS muscope_${name})
  set_target_properties(muscope_${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(muscope_${name} PUBLIC ${module_PUBLIC} PRIVATE muscope_options ${module_PRIVATE})
endfunction()

# muscope_add_test(NAME SOURCES … [LIBRARIES …] [LABELS …]): a Qt Test program run by ctest offscreen,
# in UTC, with settings and data folders of its own.
function(muscope_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 test "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS")
  add_executable(${name} ${test_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE muscope_options Qt6::Test ${test_LIBRARIES})
  muscope_take_precompiled(${name} "${muscope_test_headers}")
  # The QTRY_ macros of Qt 6.8 convert between kinds of integers themselves.
  target_compile_options(${name} PRIVATE -Wno-conversion)
  target_compile_definitions(${name} PRIVATE MUSCOPE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
  add_test(NAME ${name} COMMAND ${name})
  if(NOT test_TIMEOUT)
    set(test_TIMEOUT 300)
  endif()
  set(home "${CMAKE_CURRENT_BINARY_DIR}/${name}.home")
  file(MAKE_DIRECTORY "${home}/runtime")
  file(CHMOD "${home}/runtime" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
  set_tests_properties(
    ${name}
    PROPERTIES LABELS "${test_LABELS}" TIMEOUT ${test_TIMEOUT}
               ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TZ=UTC;LC_ALL=C.UTF-8;XDG_CONFIG_HOME=${home}/config;\
XDG_DATA_HOME=${home}/data;XDG_CACHE_HOME=${home}/cache;XDG_RUNTIME_DIR=${home}/runtime")
endfunction()
