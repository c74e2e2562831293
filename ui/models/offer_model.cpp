// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/offer_model.h"

#include "core/base/utf8_text.h"
#include "ui/models/visible_text.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace muscope {

void OfferModel::setOffers(ListKind kind, std::vector<LiveOffer> offers) {
    beginResetModel();
    std::erase_if(m_offers, [kind](const LiveOffer& offer) { return offer.kind == kind; });
    const auto place = std::find_if(m_offers.begin(), m_offers.end(),
                                    [kind](const LiveOffer& offer) { return offer.kind > kind; });
    m_offers.insert(place, std::make_move_iterator(offers.begin()),
                    std::make_move_iterator(offers.end()));
    endResetModel();
}

void OfferModel::clear() {
    beginResetModel();
    m_offers.clear();
    endResetModel();
}

int OfferModel::rowOf(ListKind kind, const std::string& name) const {
    const auto found = std::find_if(m_offers.begin(), m_offers.end(), [&](const LiveOffer& offer) {
        return offer.kind == kind && offer.name == name;
    });
    return found == m_offers.end() ? -1 : static_cast<int>(found - m_offers.begin());
}

int OfferModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_offers.size());
}

QVariant OfferModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const LiveOffer& offer = offerAt(index.row());
    const QString name = visibleLine(toText(offer.name));
    const QString title = visibleLine(offer.title);
    switch (role) {
    case Qt::DisplayRole:
        switch (offer.kind) {
        case ListKind::Tools:
            return name;
        case ListKind::Prompts:
            return tr("prompt · %1").arg(name);
        case ListKind::Resources:
            return tr("resource · %1").arg(title.isEmpty() ? name : title);
        case ListKind::ResourceTemplates:
            break;
        }
        return tr("template · %1").arg(title.isEmpty() ? name : title);
    case Qt::ToolTipRole: {
        const QString tip = offer.refusal.isEmpty() ? visibleText(offer.description.left(1000))
                                                    : visibleText(offer.refusal);
        return (name + u'\n' + tip).trimmed().toHtmlEscaped().replace(u'\n', u"<br>"_s);
    }
    case SearchRole:
        return QString(name + u' ' + title + u' ' + offer.description);
    default:
        return {};
    }
}

Qt::ItemFlags OfferModel::flags(const QModelIndex& index) const {
    return index.isValid() ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

} // namespace muscope
