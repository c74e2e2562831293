// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/copy_form.h"
#include "ui/models/event_cells.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <vector>

namespace muscope {

class InspectionState;

// Puts events on the clipboard as text, CSV, Markdown or JSON (a line each, as the command line
// prints them), however many: a slice at a time, so that the window stays free. Says how far it is
// and what was copied; a newer copy replaces one that is under way. Beyond MaxBytes it stops and
// says so, and the clipboard keeps what it had. Lives on the GUI thread.
class RowCopier final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowCopier)

public:
    static constexpr qsizetype MaxBytes = 64 << 20;

    RowCopier(Workspace& workspace, InspectionState& state, QObject* parent = nullptr);

    void copy(std::vector<RowNumber> rows, const EventCells& cells, std::vector<int> columns,
              CopyForm form);
    void copyJson(std::vector<RowNumber> rows);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

signals:
    void runningChanged();

private:
    void start(std::vector<RowNumber> rows);
    void addRows();
    void askForLines();
    void takeLines();
    void finish();
    void stop(const QString& sentence);
    void tellProgress();

    Workspace& m_workspace;
    InspectionState& m_state;
    std::vector<RowNumber> m_rows;
    EventCells m_cells;
    std::vector<int> m_columns;
    CopyForm m_form = CopyForm::Text;
    std::size_t m_done = 0;
    QString m_text;
    QByteArray m_lines;
    bool m_isRunning = false;
    QElapsedTimer m_sinceTold;
    QTimer m_slice;
    QFutureWatcher<Result<QByteArray>> m_watcher;
};

} // namespace muscope
