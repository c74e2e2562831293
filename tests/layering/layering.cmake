# cmake -DROOT=<source tree> -DQT_HEADERS=<folder of QtCore/, QtGui/, …> -P layering.cmake
# Which folder may include which, and which libraries: fails naming file and line on anything else.
cmake_minimum_required(VERSION 3.25)

# The table: a folder, then the folders it stands on. What those stand on may be included too.
set(layers
    "core/base:"
    "core/json: core/base"
    "core/shape: core/json"
    "core/event: core/json"
    "core/index: core/event"
    "core/mcp: core/index"
    "core/live: core/mcp"
    "core/query: core/index"
    "core/store: core/event"
    "core/schema: core/json"
    "core/maml: core/schema"
    "core/receipt: core/event core/maml"
    "core/timeline: core/index"
    "core/report: core/timeline core/receipt core/maml core/mcp"
    "core/workspace: core/live core/query core/store core/shape core/report"
    "ui/models: core/workspace"
    "ui/state: ui/models"
    "ui/style: ui/models"
    "ui/timeline: ui/state ui/style"
    "ui/dialogs: ui/state ui/style"
    "ui/views: ui/state ui/style ui/dialogs"
    "ui/export: core/report ui/style"
    "ui/main: ui/timeline ui/views ui/dialogs ui/export"
    "app: ui/main")

# Libraries that only some folders may include, a library as "how its headers are told: folders".
set(libraries
    "QtSql: core/store"
    "QtNetwork: core/live"
    "libpq: core/store"
    "sqlite3: core/store"
    "yaml-cpp: core/maml"
    "cmark-gfm: core/maml"
    "openssl: core/receipt"
    "qpdf: ui/export"
    "QtGui: ui app"
    "QtDBus: ui/style"
    "QtSvg: ui app"
    "QtWidgets: ui app")

# These stay out of the headers through which others use the folder.
set(hidden "core/store: QtSql libpq sqlite3" "core/live: QtNetwork" "core/maml: yaml-cpp cmark-gfm"
           "core/receipt: openssl" "ui/export: qpdf")

# allowed_<folder>: the closure of its row.
set(folders "")
foreach(row IN LISTS layers)
  string(REGEX MATCH "^([^:]+):(.*)$" _ "${row}")
  set(folder "${CMAKE_MATCH_1}")
  separate_arguments(below UNIX_COMMAND "${CMAKE_MATCH_2}")
  set(allowed "${folder}")
  foreach(other IN LISTS below)
    if(NOT DEFINED "allowed_${other}")
      message(FATAL_ERROR "the table names ${other} before it has a row")
    endif()
    list(APPEND allowed "${other}" ${allowed_${other}})
  endforeach()
  list(REMOVE_DUPLICATES allowed)
  set("allowed_${folder}" "${allowed}")
  list(APPEND folders "${folder}")
endforeach()
foreach(row IN LISTS libraries hidden)
  string(REGEX MATCH "^([^:]+):(.*)$" _ "${row}")
  separate_arguments("row_${CMAKE_MATCH_1}" UNIX_COMMAND "${CMAKE_MATCH_2}")
endforeach()

set(failures "")

# Adds "file:line: sentence" for the include that stands in the file as given.
function(complain file include sentence)
  file(READ "${ROOT}/${file}" text)
  string(FIND "${text}" "${include}" place)
  string(SUBSTRING "${text}" 0 ${place} before)
  string(REGEX REPLACE "[^\n]" "" before "${before}")
  string(LENGTH "${before}" line)
  math(EXPR line "${line} + 1")
  set(failures "${failures}${file}:${line}: ${sentence}\n" PARENT_SCOPE)
endfunction()

# The library of a header named in angle brackets, or "".
function(library_of header result)
  set(library "")
  if(header MATCHES "^(Qt[A-Z][A-Za-z]*)/")
    set(library "${CMAKE_MATCH_1}")
  elseif(header MATCHES "^(libpq|postgres)")
    set(library libpq)
  elseif(header MATCHES "^sqlite3")
    set(library sqlite3)
  elseif(header MATCHES "^(yaml-cpp|cmark-gfm)")
    set(library "${CMAKE_MATCH_1}")
  elseif(header MATCHES "^(openssl|qpdf)/")
    set(library "${CMAKE_MATCH_1}")
  elseif(header MATCHES "^[Qq]" AND NOT EXISTS "${QT_HEADERS}/QtCore/${header}")
    foreach(candidate QtGui QtWidgets QtDBus QtSvg QtSql QtNetwork)
      if(EXISTS "${QT_HEADERS}/${candidate}/${header}")
        set(library ${candidate})
        break()
      endif()
    endforeach()
  endif()
  set(${result} "${library}" PARENT_SCOPE)
endfunction()

# Reads all includes once: includes_<file> holds them as written, the angle bracket or quote first.
file(GLOB_RECURSE sources RELATIVE "${ROOT}" "${ROOT}/core/*.h" "${ROOT}/core/*.cpp" "${ROOT}/ui/*.h"
     "${ROOT}/ui/*.cpp" "${ROOT}/app/*.h" "${ROOT}/app/*.cpp")
foreach(file IN LISTS sources)
  file(STRINGS "${ROOT}/${file}" lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
  set("includes_${file}" "")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "[<\"]([^>\"]+)" include "${line}")
    list(APPEND "includes_${file}" "${include}")
  endforeach()
  string(REGEX REPLACE "/[^/]*$" "" folder "${file}")
  # A folder below one of the table belongs to it (core/receipt/rules to core/receipt).
  while(folder AND NOT folder IN_LIST folders)
    if(NOT folder MATCHES "/")
      set(folder "")
    endif()
    string(REGEX REPLACE "/[^/]*$" "" folder "${folder}")
  endwhile()
  if(NOT folder)
    set(failures "${failures}${file}:1: its folder has no row in tests/layering/layering.cmake\n")
  endif()
  set("folder_${file}" "${folder}")
endforeach()

set(entrances "") # headers of a folder of "hidden" that another folder includes
foreach(file IN LISTS sources)
  set(folder "${folder_${file}}")
  foreach(include IN LISTS "includes_${file}")
    string(SUBSTRING "${include}" 1 -1 name)
    if(include MATCHES "^\"")
      if(NOT DEFINED "folder_${name}")
        if(NOT EXISTS "${ROOT}/${name}" AND NOT name MATCHES "(\\.moc|^moc_.*|^ui_.*)$")
          complain("${file}" "${include}" "\"${name}\" is no file of the tree, seen from its root")
        endif()
        continue()
      endif()
      set(other "${folder_${name}}")
      if(folder AND NOT other IN_LIST "allowed_${folder}")
        complain("${file}" "${include}" "${folder} may not include ${other} (${name})")
      endif()
      if(NOT other STREQUAL folder AND DEFINED "row_${other}")
        list(APPEND entrances "${name}")
      endif()
    else()
      library_of("${name}" library)
      if(library AND DEFINED "row_${library}")
        set(fits FALSE)
        foreach(owner IN LISTS "row_${library}")
          if("${file}" MATCHES "^${owner}/")
            set(fits TRUE)
          endif()
        endforeach()
        if(NOT fits)
          complain("${file}" "${include}" "${folder} may not include <${name}> of ${library}")
        endif()
      endif()
    endif()
  endforeach()
endforeach()

# From the entrances on, through the headers of the same folder.
list(REMOVE_DUPLICATES entrances)
set(seen "")
while(entrances)
  list(POP_FRONT entrances file)
  if(file IN_LIST seen)
    continue()
  endif()
  list(APPEND seen "${file}")
  set(folder "${folder_${file}}")
  foreach(include IN LISTS "includes_${file}")
    string(SUBSTRING "${include}" 1 -1 name)
    if(include MATCHES "^\"")
      if("${folder_${name}}" STREQUAL folder)
        list(APPEND entrances "${name}")
      endif()
    else()
      library_of("${name}" library)
      if(library AND library IN_LIST "row_${folder}")
        complain("${file}" "${include}" "others use this header, so <${name}> of ${library} must not show in it")
      endif()
    endif()
  endforeach()
endwhile()

list(LENGTH sources count)
if(failures)
  message(FATAL_ERROR "includes against the layers:\n${failures}")
endif()
if(count EQUAL 0)
  message(FATAL_ERROR "no source files below ${ROOT}")
endif()
message(STATUS "${count} files keep to the layers")
