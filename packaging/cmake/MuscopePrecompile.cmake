# With MUSCOPE_PRECOMPILE_HEADERS what nearly every file includes is read once for modules, once for the
# window, and once for each kind of test. A file still includes all it uses: the release build goes without this.

# muscope_precompile(NAME LIBRARY HEADER…): a target whose precompiled headers others take.
function(muscope_precompile name library)
  file(CONFIGURE OUTPUT ${name}.cpp CONTENT "")
  add_library(${name} STATIC "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  target_link_libraries(${name} PRIVATE muscope_options ${library})
  target_precompile_headers(
    ${name} PRIVATE <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <string> <utility>
    <vector> <QByteArray> <QFile> <QHash> <QObject> <QString> <QStringList> <QTimer> <QUrl> <QVariant> ${ARGN})
endfunction()

# Has TARGET take what NAME precompiles; nothing where that is empty or headers are not precompiled.
function(muscope_take_precompiled target name)
  if(MUSCOPE_PRECOMPILE_HEADERS AND name)
    target_precompile_headers(${target} REUSE_FROM ${name})
    # Where a target's libraries define more, the headers are read as text.
    set_target_properties(${target} PROPERTIES PCH_WARN_INVALID OFF)
  endif()
endfunction()

# What the modules and the tests of a folder and those below it take.
set(muscope_module_headers muscope_headers)
set(muscope_test_headers muscope_test_headers)

if(MUSCOPE_PRECOMPILE_HEADERS)
  set(widgets <QLabel> <QMenu> <QPainter> <QPushButton> <QScrollBar> <QSettings> <QVBoxLayout>)
  muscope_precompile(muscope_headers Qt6::Core)
  if(BUILD_TESTING)
    # Qt names each test's folders in macros, which no two folders could precompile alike; nothing here reads them.
    set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
    muscope_precompile(muscope_test_headers Qt6::Test <QTest> <QTemporaryDir>)
  endif()
  if(MUSCOPE_BUILD_UI)
    muscope_precompile(muscope_window_headers Qt6::Widgets ${widgets})
    if(BUILD_TESTING)
      muscope_precompile(muscope_window_test_headers "Qt6::Widgets;Qt6::Test" ${widgets} <QTest>)
    endif()
  endif()
endif()
