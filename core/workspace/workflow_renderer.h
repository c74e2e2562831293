// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow_page.h"

#include <QObject>

namespace muscope {

class StoreWorker;

// Renders workflows on a thread of its own. Lives on the GUI thread.
class WorkflowRenderer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowRenderer)

public:
    explicit WorkflowRenderer(QObject* parent = nullptr);
    ~WorkflowRenderer() override;

    // Ends in rendered(), unless something else is asked for or it is stopped before.
    void render(const std::shared_ptr<const Workflow>& workflow);
    void stop();

signals:
    void rendered(const std::shared_ptr<const muscope::WorkflowPage>& page);

private:
    std::stop_source m_stop;
    std::unique_ptr<StoreWorker> m_worker; // last: its end waits for jobs that use the rest
};

} // namespace muscope
