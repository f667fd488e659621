<?xml version="1.0" encoding="UTF-8"?>
<!-- The book's vocabulary as Typst. The rules of this folder make elements of the namespace
     urn:edition:book; each becomes a call of the function of the same name in layout/:

       <b:hi look="italic">text</b:hi>        #ed.hi(look: "italic")[#"text"]

     Attributes are named arguments, and always strings. Whatever an editor wrote ends up between
     quotation marks: no text of a document can become code. Two attributes say the same of every
     element: @id is a place to which links lead, @lang the language of the content. (@layer is for the
     rules alone, bands.xsl.) -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all"
    expand-text="yes">

  <!-- An element as a call in markup, after a hash. -->
  <xsl:mode name="m:typst" on-no-match="shallow-skip" on-multiple-match="fail"/>
  <!-- An element as an expression, among the arguments of a call. -->
  <xsl:mode name="m:call" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Characters that no font at hand has; their code points are set in their stead. -->
  <xsl:param name="missing" as="xs:string" select="''"/>

  <!-- Angle brackets of East Asian type are set as those of European type, which all fonts have. -->
  <xsl:variable name="f:brackets" as="xs:string" static="yes" select="'&#x3008;&#x3009;&#x2329;&#x232A;'"/>

  <xsl:variable name="f:absent" as="xs:string" select="translate($missing, $f:brackets, '')"/>
  <xsl:variable name="f:missing" as="xs:integer*" select="string-to-codepoints($f:absent)"/>

  <!-- Matches such a character, with the accents on it. (There is at least one where this is asked.) -->
  <xsl:variable name="f:missing-pattern" as="xs:string" select="
      '([' || replace($f:absent, '[\^\[\]\\\-]', '\\$0') || ']\p{M}*)+'"/>

  <!-- Returns text with the brackets that stand for those that no font has. -->
  <xsl:function name="f:bracketed" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if ($f:absent eq $missing) then $text else translate($text, $f:brackets, '&#x27E8;&#x27E9;&#x27E8;&#x27E9;')"/>
  </xsl:function>

  <!-- Returns a string as a Typst string literal. (PDF/UA forbids U+FEFF; its other meaning, that words
       do not end at it, has a character of its own. What else Unicode has for the end of a line is a
       space, as that of XML is.) -->
  <xsl:function name="f:literal" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if (not(matches($text, '[\\&quot;&#9;&#10;&#13;&#x85;&#x2028;&#x2029;&#xFEFF;]'))) then '&quot;' || $text || '&quot;'
        else '&quot;'
        || string-join(
             analyze-string(translate($text, '&#xFEFF;&#x85;&#x2028;&#x2029;', '&#x2060;   '), '[\\&quot;&#9;&#10;&#13;]')/*
             ! (if (not(self::*:match)) then string(.)
                else if (. = ('\', '&quot;')) then '\' || .
                else '\u{' || f:hexadecimal(string-to-codepoints(.)) || '}'))
        || '&quot;'"/>
  </xsl:function>

  <!-- Returns a number in hexadecimal digits. -->
  <xsl:function name="f:hexadecimal" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="
        (if ($number ge 16) then f:hexadecimal($number idiv 16) else '')
        || substring('0123456789ABCDEF', $number mod 16 + 1, 1)"/>
  </xsl:function>

  <!-- Returns the name of a character: "U+6F22". -->
  <xsl:function name="f:code-point" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:variable name="digits" as="xs:string" select="f:hexadecimal($number)"/>
    <xsl:sequence select="'U+' || substring('0000', string-length($digits) + 1) || $digits"/>
  </xsl:function>

  <!-- Returns text for a place where there can be no markup, such as a bookmark: characters that no
       font has are replaced by their names. -->
  <xsl:function name="f:plain" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="
        if ($f:absent eq '') then f:bracketed($text)
        else string-join(analyze-string(f:bracketed($text), $f:missing-pattern)/*
          ! (if (self::*:match)
             then string-join(string-to-codepoints(.) ! ('[' || f:code-point(.) || ']'))
             else string(.)))"/>
  </xsl:function>

  <!-- ═══ Text ═══ -->

  <!-- White space stands outside the literals, where Typst collapses it as TEI wants it. -->
  <xsl:template match="text()" mode="m:typst" as="text()*">
    <xsl:variable name="words" as="xs:string" select="normalize-space()"/>
    <xsl:value-of select="
        (if (normalize-space(substring(., 1, 1)) eq '') then ' ' else '')
        || f:literals-of($words)
        || (if ($words ne '' and normalize-space(substring(., string-length())) eq '') then ' ' else '')"/>
  </xsl:template>

  <!-- Returns words as literals in markup, with calls for what no font has. -->
  <xsl:function name="f:literals-of" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="
        if ($words eq '') then ''
        else if ($f:absent eq '') then '#' || f:literal(f:bracketed($words))
        else string-join(analyze-string(f:bracketed($words), $f:missing-pattern)/*
          ! (if (self::*:match)
             then '#ed.missing(' || string-join(string-to-codepoints(.) ! f:literal(f:code-point(.)), ', ') || ')'
             else '#' || f:literal(.)))"/>
  </xsl:function>

  <!-- ═══ Calls ═══ -->

  <xsl:template match="b:*" mode="m:typst" as="text()*">
    <xsl:text>#</xsl:text>
    <xsl:apply-templates select="." mode="m:call"/>
  </xsl:template>

  <!-- What begins a line of the Typst file, for those who read it: the blocks. -->
  <xsl:template mode="m:typst" priority="0.7" as="text()*"
      match="b:doc | b:doc-title | b:byline | b:headnote | b:source-notes | b:source-note | b:head
        | b:minor-head | b:p | b:centred | b:dateline | b:salute | b:signed | b:quotation | b:epigraph
        | b:itemised | b:tabular | b:illustration | b:stanza | b:verse-line | b:speech | b:speaker |
        b:stage-block | b:section | b:part | b:chapter | b:half-title | b:title-page | b:imprint | b:contents | b:documents | b:indexes |
        b:index | b:colophon | b:title | b:subtitle | b:publisher | b:editor | b:colophon-line |
        b:hanging | b:abbreviation | b:imprint-line | b:imprint-note | b:digest | b:no-image | b:include
        | b:note-block | b:ornament | b:example | b:shelfmark | b:annex | b:attribution
        | b:table-note | b:records | b:postscript | b:interval | b:plate | b:dictionary | b:dictionary-entry">
    <xsl:text>&#10;</xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <!-- Returns whether a node of the book is a block. -->
  <xsl:function name="f:block-of-book" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[self::b:div or self::b:doc or self::b:doc-title or self::b:byline or
        self::b:headnote or self::b:source-notes or self::b:source-note or self::b:head or
        self::b:minor-head or self::b:p or self::b:centred or self::b:dateline or self::b:salute or
        self::b:signed or self::b:quotation or self::b:epigraph or self::b:itemised or self::b:tabular
        or self::b:illustration or self::b:stanza or self::b:verse-line or self::b:speech or
        self::b:speaker or self::b:stage-block or self::b:section or self::b:title-page or
        self::b:imprint or self::b:contents or self::b:documents or self::b:indexes or self::b:index or
        self::b:colophon or self::b:title or self::b:subtitle or self::b:publisher or self::b:editor or
        self::b:colophon-line or self::b:hanging or self::b:no-image or self::b:include or
        self::b:note-block or self::b:ornament or self::b:example
        or self::b:shelfmark or self::b:annex or self::b:attribution or self::b:table-note or self::b:records or self::b:postscript or self::b:interval or self::b:plate
        or self::b:dictionary or self::b:dictionary-entry
        or self::b:formula[@display] or self::b:tex[@display]])"/>
  </xsl:function>

  <!-- What stands for itself: a place, perhaps a language, and content. -->
  <xsl:template match="b:span | b:div" mode="m:typst" priority="1" as="text()*">
    <xsl:if test="self::b:div"><xsl:text>&#10;&#10;</xsl:text></xsl:if>
    <xsl:apply-templates select="." mode="m:content"/>
    <xsl:if test="self::b:div"><xsl:text>&#10;&#10;</xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="b:span[@lang] | b:div[@lang]" mode="m:typst" priority="2" as="text()*">
    <xsl:text>#ed.lang({f:literal(@lang)}, {f:literal(f:direction(@lang))})[</xsl:text>
    <xsl:next-match/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- A space that the rules put between two things. -->
  <xsl:template match="b:space" mode="m:typst" priority="1" as="text()*">
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- A call in another language than what is around it. -->
  <xsl:template match="b:*[@lang]" mode="m:typst" priority="0.6" as="text()*">
    <xsl:text>#ed.lang({f:literal(@lang)}, {f:literal(f:direction(@lang))}, </xsl:text>
    <xsl:apply-templates select="." mode="m:call"/>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <!-- Another Typst file, in the place of the element. -->
  <xsl:template match="b:include" mode="m:call" as="text()*">
    <xsl:text>include {f:literal(@file)}</xsl:text>
  </xsl:template>

  <xsl:template match="b:*" mode="m:call" as="text()*">
    <xsl:apply-templates select="." mode="m:name"/>
    <xsl:text>[</xsl:text>
    <xsl:apply-templates select="." mode="m:content"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- What stands between the brackets. -->
  <xsl:mode name="m:content" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="b:*" mode="m:content" as="text()*">
    <xsl:if test="@id">#ed.at({f:literal(@id)})</xsl:if>
    <xsl:apply-templates mode="m:typst"/>
  </xsl:template>

  <!-- An argument stands with the name of its call. -->
  <xsl:template match="b:with" mode="m:typst" priority="2" as="empty-sequence()"/>

  <!-- What is put together from other calls has them as arguments. -->
  <xsl:template match="b:itemised | b:tabular | b:index | b:matrix" mode="m:call" as="text()*">
    <xsl:text>{{{if (@id) then 'ed.at(' || f:literal(@id) || '); ' else ''}</xsl:text>
    <xsl:apply-templates select="." mode="m:name"/>
    <xsl:text>}}</xsl:text>
  </xsl:template>

  <!-- What has no content of its own. -->
  <xsl:template mode="m:call" as="text()*"
      match="b:contents | b:ornament | b:new-line | b:enclosed | b:interval | b:leader | b:turn | b:short-page | b:lemma | b:index-term
        | b:term-indexes">
    <xsl:apply-templates select="." mode="m:name"/>
  </xsl:template>

  <!-- The name of a function and its arguments in brackets. -->
  <xsl:mode name="m:name" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="b:*" mode="m:name" as="text()*">
    <xsl:variable name="arguments" as="xs:string*">
      <xsl:sequence select="@*[not(local-name() = ('id', 'lang', 'layer'))] ! (local-name() || ': ' || f:literal(.))"/>
      <xsl:if test="f:crosses-lines(.)">crossing: true</xsl:if>
      <xsl:apply-templates select="b:with | (self::b:itemised | self::b:tabular | self::b:index | self::b:matrix)/*"
          mode="m:argument"/>
    </xsl:variable>
    <xsl:text>ed.{local-name()}</xsl:text>
    <xsl:if test="exists($arguments) or self::b:contents">({string-join($arguments, ', ')})</xsl:if>
  </xsl:template>

  <!-- Which lines are drawn for a look: PDF/UA knows of one kind at a place. -->
  <xsl:variable name="f:drawn" static="yes" as="map(xs:string, xs:string)" select="map{
      'underline': 'under', 'double-underline': 'under', 'wavy-underline': 'under', 'dotted-underline': 'under',
      'overline': 'over', 'ligature': 'over', 'strike': 'through'}"/>

  <!-- Returns which kinds of lines are drawn for an element. -->
  <xsl:function name="f:drawn" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/self::b:unclear ! 'under', $element/self::b:hi/tokenize(@look) ! $f:drawn(.)"/>
  </xsl:function>

  <!-- Returns whether lines are drawn for an element within others of another kind. -->
  <xsl:function name="f:crosses-lines" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="lines" as="xs:string*" select="f:drawn($element)"/>
    <xsl:sequence select="exists($lines) and exists($element/ancestor::*/f:drawn(.)[not(. = $lines)])"/>
  </xsl:function>

  <xsl:mode name="m:argument" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="b:*" mode="m:argument" as="xs:string">
    <xsl:variable name="call" as="text()*">
      <xsl:apply-templates select="." mode="m:call"/>
    </xsl:variable>
    <xsl:sequence select="'&#10;  ' || string-join($call)"/>
  </xsl:template>

  <xsl:template match="b:*[@lang]" mode="m:argument" as="xs:string" priority="0.6">
    <xsl:variable name="inner" as="element()">
      <xsl:copy>
        <xsl:copy-of select="@* except @lang"/>
        <b:span><xsl:copy-of select="@lang, node()"/></b:span>
      </xsl:copy>
    </xsl:variable>
    <xsl:apply-templates select="$inner" mode="#current"/>
  </xsl:template>

  <!-- A named piece of content beside the main one. -->
  <xsl:template match="b:with" mode="m:argument" as="xs:string" priority="1">
    <xsl:variable name="content" as="text()*">
      <xsl:apply-templates mode="m:typst"/>
    </xsl:variable>
    <xsl:sequence select="@name || ': [' || string-join($content) || ']'"/>
  </xsl:template>

</xsl:stylesheet>
