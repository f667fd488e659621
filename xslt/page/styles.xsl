<?xml version="1.0" encoding="UTF-8"?>
<!-- Which style sheets a page loads: those of every page, and those of the kinds of text it has. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    exclude-result-prefixes="#all">

  <!-- The style sheets that not every page needs, in the order of the cascade, each with the elements and
       classes of which one is in all that it matches. A name that ends with a hyphen is a beginning. -->
  <xsl:variable name="f:styles" static="yes" as="map(xs:string, item()*)+" select="
      map{'name': 'openers', 'of': ('byline', 'dateline', 'signed', 'docAuthor', 'docDate', 'docImprint', 'docTitle',
        'docEdition', 'postscript', 'closer', 'opener', 'label', 'lg', 'argument', 'floatingText', 'address', 'ornament',
        'hr', 'epigraph', 'titlePage', 'titlePart', 'front', 'trailer')},
      map{'name': 'editing', 'of': ('alternative', 'unclear', 'ins', 'del', 'damage', 'retrace', 'restore', 'surplus',
        'space', 'unhandled')},
      map{'name': 'breaks', 'of': ('pb', 'cb', 'gb', 'milestone', 'handShift', 'lb', 'br', 'line-number')},
      map{'name': 'items', 'of': ('list', 'simple', 'castList', 'castGroup', 'castItem', 'between', 'beside')},
      map{'name': 'notes', 'of': ('call', 'app-call', 'apparatus', 'endnotes', 'endnote', 'note', 'margin', 'fw', 'back')},
      map{'name': 'popup', 'of': ('popup')},
      map{'name': 'tables', 'of': ('table', 'caption', 'th', 'td', 'thead', 'scroll', 'figure', 'figcaption',
        'formula', 'notatedMusic')},
      map{'name': 'verse', 'of': ('l', 'lg', 'caesura', 'part-', 'verse-number')},
      map{'name': 'drama', 'of': ('sp', 'spGrp', 'speaker', 'stage', 'role', 'actor', 'castItem', 'castGroup',
        'braced')},
      map{'name': 'appearance', 'of': ('rend-')},
      map{'name': 'inscriptions', 'of': ('division', 'leiden')},
      map{'name': 'apparatus', 'of': ('apparatus', 'conspectus', 'witnesses', 'siglum', 'app', 'locus', 'owner',
        'witStart', 'witEnd', 'lacunaStart', 'lacunaEnd')},
      map{'name': 'bibliography', 'of': ('listBibl', 'biblStruct', 'biblFull', 'bibl')},
      map{'name': 'dictionaries', 'of': ('entry', 'superEntry', 'entryFree', 're', 'hom', 'dictScrap', 'sense',
        'sense-number', 'homograph', 'form', 'orth', 'gramGrp', 'pos', 'gen', 'case', 'number', 'per', 'tns', 'mood',
        'iType', 'subc', 'gram', 'usg', 'lbl', 'lang', 'tongue', 'hyph', 'syll', 'stress', 'pron', 'etym',
        'type-example', 'attested')},
      map{'name': 'documentary', 'of': ('surface', 'surface-name', 'zone', 'placed', 'turned-')},
      map{'name': 'speech', 'of': ('u', 'post', 'annotationBlock', 'pause', 'shift', 'vocal', 'kinesic', 'incident',
        'level-', 'writing')},
      map{'name': 'analysis', 'of': ('interpGrp', 'spanGrp', 'annotation', 'listAnnotation', 'standOff', 'fs', 'vColl',
        'feature', 'graph', 'tree', 'forest', 'listForest', 'eTree', 'triangle')},
      map{'name': 'documentation', 'of': ('specification', 'foreign-markup')},
      map{'name': 'writing', 'of': ('writing-', 'rend-vertical')},
      map{'name': 'entries', 'of': ('entry', 'msDesc', 'msItem', 'msItemStruct', 'msPart', 'msFrag')},
      map{'name': 'views', 'of': ('views')},
      map{'name': 'witnesses', 'of': ('witness-')},
      map{'name': 'witnesses-many', 'of': ('witness-many')},
      map{'name': 'collation', 'of': ('collation')},
      map{'name': 'parallel', 'of': ('parallel', 'pair', 'names')},
      map{'name': 'lists', 'of': ('cover', 'listing', 'letter', 'year', 'index', 'sections', 'day', 'passages',
        'mentions', 'findings', 'where', 'hint', 'kind', 'error', 'severity', 'figures', 'rules', 'kinds')}"/>

  <!-- The same the other way round: the names of the style sheets for an element, a class or a beginning. -->
  <xsl:variable name="f:styles-of" static="yes" as="map(xs:string, xs:string*)" select="
      map:merge($f:styles ! (let $name := string(?name) return ?of ! map{string(.): $name}), map{'duplicates': 'combine'})"/>

  <!-- Returns the style sheets for what a page has, as far as not every page loads them. -->
  <xsl:function name="f:styles" as="xs:string*">
    <xsl:param name="main" as="node()*"/>
    <xsl:variable name="names" as="xs:string*" select="
        distinct-values($main/descendant-or-self::*/(local-name(), @class ! tokenize(.), self::option ! f:witness-sign(@value)))"/>
    <xsl:variable name="found" as="xs:string*" select="
        distinct-values(($names, $names[contains(., '-')] ! (substring-before(., '-') || '-')) ! $f:styles-of(.))"/>
    <xsl:sequence select="$f:styles?name[. = $found]"/>
  </xsl:function>

  <!-- Returns a sign for the choice of a witness: of the few that most documents have, or of many. -->
  <xsl:function name="f:witness-sign" as="xs:string?">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="
        if (not(matches($value, '^w[0-9]+$'))) then ()
        else if (xs:integer(substring($value, 2)) le 16) then 'witness-few'
        else 'witness-many'"/>
  </xsl:function>

  <!-- The links to the style sheets of a page, in the order of the cascade: ours, what is for paper, and
       the edition's own. -->
  <xsl:template name="f:style-links" as="element(link)+" xpath-default-namespace="">
    <xsl:param name="styles" as="xs:string*"/>
    <xsl:for-each select="'base', 'frame', 'text', 'panels', $f:styles?name[. = $styles]">
      <link rel="stylesheet" href="{f:link('assets/' || . || '.css')}"/>
    </xsl:for-each>
    <link rel="stylesheet" href="{f:link('assets/print.css')}" media="print"/>
    <xsl:for-each select="$edition/c:edition/c:stylesheet">
      <link rel="stylesheet" href="{f:link(@href)}"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
