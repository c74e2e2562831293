// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule_registry.h"
#include "ui/main/main_window.h"

#include <QAction>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace muscope {

// The real window over whatever store it is told to open, with settings of its own. Waits for facts
// and ends the test with a message when they do not come.
class WindowUnderTest {
public:
    explicit WindowUnderTest(const QSize& size = {1280, 800});
    ~WindowUnderTest();
    Q_DISABLE_COPY_MOVE(WindowUnderTest)

    [[nodiscard]] Workspace& workspace() { return *m_workspace; }
    [[nodiscard]] InspectionState& state() { return m_window->state(); }
    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] Theme& theme() { return m_theme; }
    [[nodiscard]] QSettings& settings() { return *m_settings; }

    // Opens the store and waits until its session (the newest unless named) is read to the end.
    void open(const StoreLocation& location, const char* session = nullptr);
    // Chooses a session and waits until it is read to the end.
    void choose(const SessionId& session);
    // Closes the window and makes it anew with the same settings, as the next start does.
    void restart();

    // The widget of that accessible name; null where there is none.
    template <typename T>
    [[nodiscard]] T* named(const QString& accessibleName) const {
        for (T* widget : m_window->findChildren<T*>()) {
            if (widget->accessibleName() == accessibleName) {
                return widget;
            }
        }
        return nullptr;
    }

    // The window's action with that text, without its mnemonic; ends the test where there is none.
    [[nodiscard]] QAction* action(const QString& text) const;
    // Makes what was chosen current and waits until its detail is there.
    void showEvent(RowNumber row);

private:
    void make();

    RuleRegistry m_rules;
    QTemporaryDir m_folder;
    QSize m_size;
    Theme m_theme{QPalette()};
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace muscope
