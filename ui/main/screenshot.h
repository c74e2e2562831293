// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/event/ids.h"

#include <QFutureWatcher>
#include <QImage>
#include <QObject>

#include <optional>

namespace muscope {

class MainWindow;
class Workspace;

// Waits until a window shows all that was asked for, writes its picture to a file, and is done.
class Screenshot final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Screenshot)

public:
    struct Wish {
        QString file;
        std::optional<SessionId> session;
        std::optional<EventId> event; // else the first failing event, else the first
    };

    Screenshot(Workspace& workspace, MainWindow& window, Wish wish);

signals:
    void taken();
    void failed(const QString& sentence);

private:
    void followStore();
    void followSessions();
    void followPass();
    void select();
    void takeEvent();
    void takeSoon();
    void takeIfWaiting();
    void take();

    Workspace& m_workspace;
    MainWindow& m_window;
    Wish m_wish;
    QFutureWatcher<Result<RowNumber>> m_found;
    QImage m_picture; // the last one drawn
    int m_pictures = 0;
    int m_equalPictures = 0; // the last ones
    bool m_isSelected = false;
    bool m_isWaiting = false; // all is there but the last of the timeline or of the session list
};

} // namespace muscope
