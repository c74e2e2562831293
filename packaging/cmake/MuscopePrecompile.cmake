# With MUSCOPE_PRECOMPILE_HEADERS what nearly every test includes is read once for each kind of test.

# muscope_precompile(NAME LIBRARIES HEADER…): a target whose precompiled headers tests take.
function(muscope_precompile name libraries)
  file(CONFIGURE OUTPUT ${name}.cpp CONTENT "")
  add_library(${name} STATIC "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  target_link_libraries(${name} PRIVATE muscope_options ${libraries})
  target_precompile_headers(
    ${name} PRIVATE <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <string> <utility>
    <vector> <QByteArray> <QFile> <QHash> <QObject> <QString> <QStringList> <QTemporaryDir> <QTest> <QTimer>
    <QUrl> <QVariant> ${ARGN})
endfunction()

# Has TARGET take what NAME precompiles; nothing where that is empty or headers are not precompiled.
function(muscope_take_precompiled target name)
  if(MUSCOPE_PRECOMPILE_HEADERS AND name)
    target_precompile_headers(${target} REUSE_FROM ${name})
    # Where a target's libraries define more, the headers are read as text.
    set_target_properties(${target} PROPERTIES PCH_WARN_INVALID OFF)
    # What moc makes of a test is included by the test: this is an empty file.
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp"
                                PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()

# What the tests of a folder and those below it take.
set(muscope_test_headers muscope_test_headers)

if(MUSCOPE_PRECOMPILE_HEADERS AND BUILD_TESTING)
  # Qt names each test's folders in macros, which no two folders could precompile alike; nothing here reads them.
  set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
  muscope_precompile(muscope_test_headers Qt6::Test)
  if(MUSCOPE_BUILD_UI)
    muscope_precompile(muscope_window_test_headers "Qt6::Widgets;Qt6::Test" <QLabel> <QMenu> <QPainter>
                       <QPushButton> <QScrollBar> <QSettings> <QVBoxLayout>)
  endif()
endif()
