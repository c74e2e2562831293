// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace muscope {

class RoleLabel;
class Theme;

// Says that a file was written, and offers what a person does with it next: open it, open its
// folder, copy its path.
class WrittenStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WrittenStrip)

public:
    explicit WrittenStrip(const Theme& theme, QWidget* parent = nullptr);

    void show(const QString& path, qint64 size);

private:
    void offer(const QString& text, void (WrittenStrip::*order)());
    void openFile();
    void openFolder();
    void copyPath();

    RoleLabel* m_sentence;
    QString m_path;
};

} // namespace muscope
