// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/builtin_views.h"

#include "ui/views/metadata_view.h"
#include "ui/views/operation_view.h"
#include "ui/views/payload_view.h"
#include "ui/views/raw_view.h"
#include "ui/views/receipt_view.h"
#include "ui/views/workflow_tie_view.h"

namespace muscope {

std::vector<DetailView*> makeBuiltinViews(const ViewContext& context, QWidget* parent) {
    return {
        new PayloadView(context, parent),
        new ReceiptView(context, parent),
        new WorkflowTieView(context.workspace, context.state, context.theme, parent),
        new OperationView(context.workspace, context.state, context.theme, parent),
        new MetadataView(context.workspace, context.state, context.theme, parent),
        new RawView(context.theme, parent),
    };
}

} // namespace muscope
