// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <vector>

class QWidget;

namespace muscope {

class DetailView;
class InspectionState;
class Workspace;

// What a view may stand on.
struct ViewContext {
    Workspace& workspace;
    InspectionState& state;
    const Theme& theme;
};

// The tabs of the detail pane, in their order; owned by parent. A new view is a line here.
[[nodiscard]] std::vector<DetailView*> makeBuiltinViews(const ViewContext& context,
                                                        QWidget* parent);

} // namespace muscope
