// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/task_strip.h"

#include "core/workspace/store_task.h"
#include "ui/models/number_text.h"
#include "ui/style/metrics.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace muscope {

namespace {

constexpr int Steps = 1'000; // of the bar, which counts in int

} // namespace

TaskStrip::TaskStrip(StoreTask& task, QWidget* parent)
    : QWidget(parent)
    , m_task(task)
    , m_progress(new QProgressBar(this))
    , m_count(new QLabel(this)) {
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    auto* stop = new QPushButton(tr("Stop"), this);
    stop->setAccessibleName(tr("Stop"));
    stop->setAutoDefault(false);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_count);
    layout->addWidget(stop);
    connect(stop, &QPushButton::clicked, &task, &StoreTask::cancel);
    connect(&task, &StoreTask::progressChanged, this, &TaskStrip::show);
    show();
}

void TaskStrip::show() {
    const PassState& state = m_task.state();
    setVisible(state.isRunning());
    const bool isKnown = state.eventsExpected > 0;
    // More may have come in than was expected.
    const std::int64_t expected = std::max(state.eventsExpected, state.eventsRead);
    m_progress->setMaximum(isKnown ? Steps : 0);
    m_progress->setValue(isKnown ? static_cast<int>(state.eventsRead * Steps / expected) : 0);
    if (isKnown) {
        m_count->setText(
            tr("%1 of %2 events").arg(countText(state.eventsRead), countText(expected)));
    } else {
        // Writing a file, or reading one, counts no events.
        m_count->setText(state.eventsRead > 0 ? tr("%1 events").arg(countText(state.eventsRead))
                                              : QString());
    }
}

} // namespace muscope
