// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/window_under_test.h"

#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_store.h"
#include "ui/main/workbench.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

void waitFor(const char* what, const std::function<bool()>& isTrue) {
    constexpr int Patience = 60'000; // milliseconds
    if (!QTest::qWaitFor(isTrue, Patience)) {
        qFatal("waited in vain: %s", what);
    }
}

} // namespace

WindowUnderTest::WindowUnderTest(const QSize& size)
    : m_rules(builtinRules())
    , m_size(size)
    , m_settings(
          std::make_unique<QSettings>(m_folder.filePath(u"muscope.ini"_s), QSettings::IniFormat)) {
    make();
}

WindowUnderTest::~WindowUnderTest() = default;

void WindowUnderTest::make() {
    m_workspace = std::make_unique<Workspace>(m_rules);
    m_window = std::make_unique<MainWindow>(
        *m_workspace, [](const QString& text) { return locateStore(text); }, m_theme, *m_settings);
    m_window->resize(m_size);
    m_window->restoreLayout();
    m_window->show();
    waitFor("the window is shown", [this] { return QTest::qWaitForWindowExposed(m_window.get()); });
    static_cast<void>(m_window->workbench());
}

void WindowUnderTest::restart() {
    m_window->close();
    m_window.reset();
    make();
}

void WindowUnderTest::open(const StoreLocation& location, const char* session) {
    m_window->state().setWantedSession(session == nullptr ? std::nullopt
                                                          : std::optional(SessionId(session)));
    m_window->opener().open(location.kind == StoreLocation::Kind::Sqlite ? location.path
                                                                         : location.displayText());
    waitFor("the session is read", [this] {
        return m_workspace->currentSession() && m_workspace->pass().phase == PassState::Phase::Done;
    });
}

void WindowUnderTest::choose(const SessionId& session) {
    m_window->state().selectSession(session);
    waitFor("the session is read",
            [this] { return m_workspace->pass().phase == PassState::Phase::Done; });
}

QAction* WindowUnderTest::action(const QString& text) const {
    for (QAction* action : m_window->findChildren<QAction*>()) {
        if (action->text().remove(u'&') == text) {
            return action;
        }
    }
    qFatal("there is no action %s", qPrintable(text));
}

void WindowUnderTest::showEvent(RowNumber row) {
    m_window->state().setCurrentRow(row);
    waitFor("the event is read", [this, row] {
        const auto& detail = m_window->loader().detail();
        return detail != nullptr && detail->number == row;
    });
}

} // namespace muscope
