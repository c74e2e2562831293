// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace muscope {

class SourceView;

// The strip beside a source that holds line numbers and signs. Part of SourceView, which paints it.
class SourceGutter final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourceGutter)

public:
    explicit SourceGutter(SourceView& view);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    SourceView& m_view;
};

} // namespace muscope
