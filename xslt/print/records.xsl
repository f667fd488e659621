<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapters 10 and 13: descriptions of manuscripts, persons, places and other things, each statement on a line. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template mode="m:book" as="node()*"
      match="person | personGrp | org | place | event | nym | object | witness | category | relatedItem">
    <b:hanging><xsl:call-template name="f:statements"/></b:hanging>
  </xsl:template>

  <xsl:template match="msDesc | msPart | msFrag" mode="m:book" as="node()*" priority="1.5">
    <b:div><xsl:call-template name="f:statements"/></b:div>
  </xsl:template>

  <!-- Its first paragraph goes on where its label ends. -->
  <xsl:template mode="m:book" as="node()*" priority="3"
      match="p[ancestor::msDesc][not(preceding-sibling::node()[self::* or normalize-space()])][map:contains($f:labelled, local-name(..))]">
    <b:span><xsl:call-template name="f:content"/></b:span>
  </xsl:template>

  <xsl:variable name="f:labelled" static="yes" as="map(xs:string, xs:boolean)" select="map:merge(
      tokenize('summary rubric incipit explicit finalRubric colophon filiation support foliation condition layout
        handNote typeNote musicNotation decoNote additions binding seal accMat origin provenance acquisition
        custEvent surrogates') ! map:entry(., true()))"/>

  <xsl:template match="msItem" mode="m:book" as="node()*" priority="1">
    <b:hanging>
      <xsl:apply-templates select="@xml:id, @xml:lang" mode="m:attributes"/>
      <xsl:for-each select="@n[normalize-space()]">
        <b:hi look="bold"><xsl:value-of select="f:plain(normalize-space(.) || '.')"/></b:hi>
        <b:space/>
      </xsl:for-each>
      <xsl:for-each select="node()">
        <xsl:apply-templates select="." mode="m:book"/>
        <xsl:if test="self::*"><b:space/></xsl:if>
      </xsl:for-each>
    </b:hanging>
  </xsl:template>

  <!-- The large parts of a description of a manuscript are headed. -->
  <xsl:template match="msContents | physDesc | history | additional" mode="m:book" as="node()*" priority="1">
    <b:minor-head><xsl:value-of select="f:plain(f:label('element.' || local-name()))"/></b:minor-head>
    <b:div><xsl:call-template name="f:spaced-content"/></b:div>
  </xsl:template>

  <!-- Its pieces have their labels, each on a line. -->
  <xsl:template mode="m:book" as="node()*" priority="1"
      match="(summary | rubric | incipit | explicit | finalRubric | colophon | filiation | support | foliation
        | condition | layout | handNote | typeNote | musicNotation | decoNote | additions | binding | seal
        | accMat | origin | provenance | acquisition | custEvent | surrogates
        | textLang[parent::msContents or parent::msItem or parent::msItemStruct])
        [ancestor::msDesc][empty(../text()[normalize-space()])][normalize-space()]">
    <b:hanging>
      <xsl:apply-templates select="@xml:id, @xml:lang" mode="m:attributes"/>
      <b:hi look="italic"><xsl:value-of select="f:plain(f:label('element.' || local-name()) || ':')"/></b:hi>
      <b:space/>
      <xsl:apply-templates mode="#current"/>
    </b:hanging>
  </xsl:template>

  <!-- A place in a manuscript that only attributes name. -->
  <xsl:template match="locus[not(normalize-space())][@from]" mode="m:book" as="node()*" priority="1">
    <b:span><xsl:value-of select="f:plain(string-join(distinct-values((@from, @to)), '–'))[not(f:divides-word(current()))]"/></b:span>
    <b:space/>
  </xsl:template>

  <!-- The shelfmark heads the description of a manuscript. -->
  <xsl:template match="msDesc/msIdentifier[following-sibling::*]" mode="m:book" as="element(b:shelfmark)" priority="2">
    <b:shelfmark>
      <xsl:apply-templates select="@xml:id, @xml:lang" mode="m:attributes"/>
      <xsl:call-template name="f:shelfmark"/>
    </b:shelfmark>
  </xsl:template>

  <!-- The shelfmark on one line. -->
  <xsl:template match="msIdentifier | altIdentifier" mode="m:book" as="node()*" priority="1">
    <b:hanging>
      <xsl:apply-templates select="@xml:id, @xml:lang" mode="m:attributes"/>
      <xsl:call-template name="f:shelfmark"/>
    </b:hanging>
  </xsl:template>

  <xsl:template match="msIdentifier/altIdentifier" mode="m:book" as="node()*" priority="2">
    <b:span>
      <xsl:apply-templates select="@xml:id, @xml:lang" mode="m:attributes"/>
      <xsl:call-template name="f:shelfmark"/>
    </b:span>
  </xsl:template>

  <xsl:template name="f:shelfmark" as="node()*">
    <xsl:for-each select="*[normalize-space()]">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:apply-templates select="." mode="m:book"/>
    </xsl:for-each>
  </xsl:template>

  <!-- What only attributes say of somebody or something. -->
  <xsl:template mode="m:book" as="node()*" priority="0.6"
      match="(person | personGrp | org | place | event)/(birth | death | floruit | occupation | residence | affiliation
        | education | faith | nationality | state | trait | population | sex | gender)">
    <xsl:value-of select="f:called(.) || ' '"/>
    <xsl:next-match/>
    <xsl:value-of select="
        if (not(normalize-space())) then f:attribute-words(.) || ' ' else f:undated(.)[. ne ''] ! (' (' || . || ')')"/>
  </xsl:template>

  <xsl:template match="relation" mode="m:book" as="node()*">
    <b:hanging>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:value-of select="
          f:sentence-case(f:in-words(replace((@name, @ref, local-name())[1], '^.*[#/:]', ''))) || ': '
          || string-join((f:who(@active), f:who(@mutual)), ', ') || (' → ' || f:who(@passive))[current()/@passive]"/>
      <xsl:for-each select="*">
        <b:space/>
        <xsl:apply-templates select="." mode="m:book"/>
      </xsl:for-each>
    </b:hanging>
  </xsl:template>

  <xsl:template match="event[f:date-limits(.) ne ''][not(date)]" mode="m:book" as="node()*" priority="0.6">
    <b:hanging>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:value-of select="f:date-limits(.)"/>
      <xsl:for-each select="*">
        <b:space/>
        <xsl:apply-templates select="." mode="m:book"/>
      </xsl:for-each>
    </b:hanging>
  </xsl:template>

  <!-- The content of a record, with a point between the statements that stand in a line. -->
  <xsl:template name="f:statements" as="node()*">
    <xsl:apply-templates select="@*" mode="m:attributes"/>
    <xsl:for-each select="node()">
      <xsl:apply-templates select="." mode="m:book"/>
      <xsl:if test="self::*/following-sibling::*">
        <xsl:value-of select="if (f:in-line(.) and f:in-line(following-sibling::*[1])) then ' · ' else ' '"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns whether a statement has words, and all of them stand in a line. -->
  <xsl:function name="f:in-line" as="xs:boolean">
    <xsl:param name="statement" as="element()"/>
    <xsl:sequence select="
        normalize-space($statement) ne ''
        and empty($statement/descendant-or-self::*[f:block(.)])
        and empty($statement[self::msIdentifier or self::msContents or self::physDesc or self::history
          or self::additional or self::msItem or self::msPart or self::msFrag])"/>
  </xsl:function>

</xsl:stylesheet>
