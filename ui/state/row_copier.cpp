// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/row_copier.h"

#include "ui/models/number_text.h"
#include "ui/models/row_copy.h"
#include "ui/state/inspection_state.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace muscope {

namespace {

constexpr qint64 SliceTime = 4;       // milliseconds of the GUI thread at once
constexpr std::size_t PageRows = 200; // events asked for at once
constexpr qint64 ProgressTime = 250;  // milliseconds between two sentences

} // namespace

RowCopier::RowCopier(Workspace& workspace, InspectionState& state, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_state(state) {
    connect(&m_slice, &QTimer::timeout, this, &RowCopier::addRows);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RowCopier::takeLines);
    connect(&workspace, &Workspace::sessionOpened, this, &RowCopier::cancel);
}

void RowCopier::copy(std::vector<RowNumber> rows, const EventCells& cells, std::vector<int> columns,
                     CopyForm form) {
    if (rows.empty()) {
        return;
    }
    start(std::move(rows));
    m_cells = cells;
    m_columns = std::move(columns);
    m_form = form;
    m_text = copiedEventHead(form, m_columns);
    m_slice.start(0);
    addRows();
}

void RowCopier::copyJson(std::vector<RowNumber> rows) {
    if (!rows.empty()) {
        start(std::move(rows));
        askForLines();
    }
}

void RowCopier::start(std::vector<RowNumber> rows) {
    m_slice.stop();
    m_watcher.setFuture({});
    m_rows = std::move(rows);
    m_done = 0;
    m_text.clear();
    m_lines.clear();
    m_isRunning = true;
    m_sinceTold.start();
    emit runningChanged();
}

void RowCopier::cancel() {
    if (m_isRunning) {
        stop(tr("Copying was stopped; the clipboard is as it was."));
    }
}

void RowCopier::addRows() {
    QElapsedTimer time;
    time.start();
    while (m_done < m_rows.size() && time.elapsed() < SliceTime) {
        m_text += copiedEvent(m_form, m_cells, m_rows[m_done++], m_columns);
    }
    if (m_text.size() > MaxBytes) {
        stop(tr("More than %1 MiB: too much for the clipboard. Choose fewer events.")
                 .arg(MaxBytes >> 20));
    } else if (m_done == m_rows.size()) {
        finish();
    } else {
        tellProgress();
    }
}

void RowCopier::askForLines() {
    const std::size_t end = std::min(m_done + PageRows, m_rows.size());
    const auto at = [this](std::size_t place) {
        return m_rows.begin() + static_cast<std::ptrdiff_t>(place);
    };
    m_watcher.setFuture(m_workspace.readLines({at(m_done), at(end)}));
    m_done = end;
}

void RowCopier::takeLines() {
    if (!m_isRunning || m_watcher.future().resultCount() == 0) {
        return;
    }
    const Result<QByteArray> lines = m_watcher.result();
    if (!lines) {
        stop(lines.error().message);
        return;
    }
    m_lines += *lines;
    if (m_lines.size() > MaxBytes) {
        stop(tr("More than %1 MiB: too much for the clipboard. Choose fewer events.")
                 .arg(MaxBytes >> 20));
    } else if (m_done == m_rows.size()) {
        m_text = QString::fromUtf8(m_lines);
        finish();
    } else {
        tellProgress();
        askForLines();
    }
}

void RowCopier::finish() {
    QGuiApplication::clipboard()->setText(m_text);
    stop(m_rows.size() == 1
             ? tr("1 event copied")
             : tr("%1 events copied").arg(countText(static_cast<std::int64_t>(m_rows.size()))));
}

void RowCopier::stop(const QString& sentence) {
    m_slice.stop();
    m_watcher.setFuture({});
    m_isRunning = false;
    m_text.clear();
    m_lines.clear();
    m_state.say(sentence);
    emit runningChanged();
}

void RowCopier::tellProgress() {
    if (m_sinceTold.elapsed() >= ProgressTime) {
        m_sinceTold.restart();
        m_state.say(tr("Copying %1 of %2 events; Esc stops")
                        .arg(countText(static_cast<std::int64_t>(m_done)),
                             countText(static_cast<std::int64_t>(m_rows.size()))));
    }
}

} // namespace muscope
