# What muscope stands on; the README says why for each.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Sql)
if(MUSCOPE_BUILD_UI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS DBus Gui Widgets Svg)
endif()
include(CTest) # which says whether tests are built
if(BUILD_TESTING)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
find_package(tl-expected REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(Threads REQUIRED)
