// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workflow_renderer.h"

#include "core/workspace/store_worker.h"

namespace muscope {

WorkflowRenderer::WorkflowRenderer(QObject* parent)
    : QObject(parent)
    , m_worker(std::make_unique<StoreWorker>(QStringLiteral("workflow pages"))) {}

WorkflowRenderer::~WorkflowRenderer() {
    m_stop.request_stop();
}

void WorkflowRenderer::render(const std::shared_ptr<const Workflow>& workflow) {
    stop();
    m_stop = std::stop_source();
    m_worker->post([this, workflow, token = m_stop.get_token()](StoreWorker::Connection&) {
        const auto page = std::make_shared<const WorkflowPage>(workflowPage(workflow, token));
        QMetaObject::invokeMethod(this, [this, page, token] {
            if (!token.stop_requested()) {
                emit rendered(page);
            }
        });
    });
}

void WorkflowRenderer::stop() {
    m_stop.request_stop();
}

} // namespace muscope
