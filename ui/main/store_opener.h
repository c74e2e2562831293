// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"
#include "ui/state/store_book.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QInputDialog;
class QMenu;
class QWidget;

namespace muscope {

class EventFileDialog;
class Theme;

// Turns what a person names into a store to open: by dialog, file, recent list, or text; exported
// events are made one first. Asks for a password when the store wants one, and forgets it with the
// window.
class StoreOpener final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreOpener)

public:
    using Locate = std::function<Result<StoreLocation>(const QString&)>;

    StoreOpener(Workspace& workspace, QSettings& settings, Locate locate, const Theme& theme,
                QWidget* window);

    // Opens what text names: a URI, a file, exported events (.ndjson), "demo".
    void open(const QString& text);
    void openLocation(const StoreLocation& location);
    void openDemo();
    void retry();
    // Fills a menu with the stores opened lately whenever it is about to show.
    void serveRecentMenu(QMenu* menu);
    // Without questions: a failure for want of a password stays a failure.
    void setUnattended(bool isUnattended) { m_isUnattended = isUnattended; }

    [[nodiscard]] const std::optional<StoreLocation>& attempted() const { return m_attempted; }

public slots:
    void showConnectDialog();
    void showFileDialog();

signals:
    // A text that names no store at all, or events that cannot be read; nothing was opened.
    void refused(const muscope::Error& error);

private:
    void openEvents(const QString& path);
    void followState();
    void askPassword();
    void fillRecent(QMenu* menu);

    Workspace& m_workspace;
    QSettings& m_settings;
    StoreBook m_book;
    Locate m_locate;
    const Theme& m_theme;
    QWidget* m_window;
    std::optional<StoreLocation> m_attempted;
    QPointer<QInputDialog> m_passwordDialog;
    QPointer<EventFileDialog> m_eventDialog;
    bool m_isUnattended = false;
};

} // namespace muscope
