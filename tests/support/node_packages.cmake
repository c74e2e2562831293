# cmake -DSOURCE=<folder of package.json> -DTARGET=<folder> -P node_packages.cmake
# Installs exactly the locked packages into TARGET, unless they are there.
cmake_minimum_required(VERSION 3.25)
if(EXISTS "${TARGET}/node_modules/.package-lock.json" AND NOT "${SOURCE}/package-lock.json" IS_NEWER_THAN
                                                          "${TARGET}/node_modules/.package-lock.json")
  return()
endif()
file(COPY "${SOURCE}/package.json" "${SOURCE}/package-lock.json" DESTINATION "${TARGET}")
# The servers need Node 20. Where the installed one is older, a Node of the lock file's runs them.
set(omitted)
execute_process(COMMAND node --version OUTPUT_VARIABLE version COMMAND_ERROR_IS_FATAL ANY)
if(version MATCHES "^v([0-9]+)" AND CMAKE_MATCH_1 GREATER_EQUAL 20)
  set(omitted --omit=optional)
endif()
execute_process(COMMAND npm ci --no-audit --no-fund ${omitted} WORKING_DIRECTORY "${TARGET}"
                COMMAND_ERROR_IS_FATAL ANY)
file(TOUCH "${TARGET}/node_modules/.package-lock.json")
