// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace muscope {

class StoreTask;

// How far a task is, in events, with a button that stops it; to be seen while it runs.
class TaskStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskStrip)

public:
    explicit TaskStrip(StoreTask& task, QWidget* parent = nullptr);

private:
    void show();

    StoreTask& m_task;
    QProgressBar* m_progress;
    QLabel* m_count;
};

} // namespace muscope
