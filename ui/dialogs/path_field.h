// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;

namespace muscope {

// The path of a file, typed or chosen in a dialog: one that is there, unless new ones are taken.
class PathField final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PathField)

public:
    // name: what the file is, for the dialog's title and for who cannot see the field.
    PathField(const QString& name, const QString& hint, QWidget* parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString& path);
    void takeNewFiles() { m_takesNew = true; }

signals:
    void pathChanged();
    void entered(); // Enter was pressed

private:
    void choose();

    QString m_name;
    QLineEdit* m_edit;
    bool m_takesNew = false;
};

} // namespace muscope
