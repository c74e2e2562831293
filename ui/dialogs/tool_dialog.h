// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QFormLayout;
class QSettings;
class QVBoxLayout;

namespace muscope {

// A dialog that stays open beside the window, goes when it is closed, and has the size it was left
// with the next time.
class ToolDialog : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolDialog)

public:
    // key: where the size is kept in the settings.
    ToolDialog(QSettings& settings, const QString& key, const QSize& firstSize, QWidget* parent);

protected:
    // The dialog's own layout, and a form to put into it, spaced as all of these dialogs are.
    [[nodiscard]] QVBoxLayout* newLayout();
    [[nodiscard]] static QFormLayout* newForm();
    void hideEvent(QHideEvent* event) override;

private:
    QSettings& m_settings;
    QString m_key;
};

} // namespace muscope
