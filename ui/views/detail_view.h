// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/event_detail.h"

#include <QVariantMap>
#include <QWidget>

namespace muscope {

// One way of looking at an event: a tab of the detail pane. Made by builtin_views.cpp.
class DetailView : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailView)

public:
    using QWidget::QWidget;

    // A stable word for the command line ("payload"), and the tab's title.
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString title() const = 0;

    virtual void showDetail(const std::shared_ptr<const EventDetail>& detail) = 0;
    virtual void clear() = 0;

    // Brings the value at a JSON pointer of the payload into view, where the view can.
    virtual void showPath(const QString& /*pointer*/) {}

    // Puts the cursor into a field to search with; false where there is none.
    virtual bool focusFind() { return false; }

    // What a person chose in it, to be remembered.
    [[nodiscard]] virtual QVariantMap choices() const { return {}; }
    virtual void setChoices(const QVariantMap&) {}
};

} // namespace muscope
