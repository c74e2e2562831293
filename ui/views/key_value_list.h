// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace muscope {

// Facts, one a line: what it is in grey, what it says beside it, to select and copy.
class KeyValueList final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyValueList)

public:
    struct Fact {
        QString key;
        QString value;
        bool isMono = false;
    };

    explicit KeyValueList(const Theme& theme, QWidget* parent = nullptr);

    void setFacts(const std::vector<Fact>& facts);

private:
    const Theme& m_theme;
    QGridLayout* m_grid;
};

} // namespace muscope
