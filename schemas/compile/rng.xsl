<?xml version="1.0" encoding="UTF-8"?>
<!-- The grammar in RELAX NG, with the descriptions that XML editors show while typing. -->
<xsl:package version="3.0" package-version="1.0" name="urn:edition:compile:rng"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns="http://relaxng.org/ns/structure/1.0"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="f m xs">

  <xsl:import href="odd.xsl"/>
  <xsl:import href="rng-values.xsl"/>
  <xsl:import href="layout.xsl"/>

  <xsl:global-context-item as="document-node()" use="required"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:mode name="m:rng" visibility="public" on-no-match="fail" on-multiple-match="fail"/>
  <!-- An item of a content model as it occurs once. -->
  <xsl:mode name="m:item" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="/" mode="m:rng" as="document-node()">
    <xsl:variable name="grammar" as="document-node()">
      <xsl:document>
        <xsl:comment> Generated from edition.odd by `python schemas`: change that, not this. </xsl:comment>
        <grammar ns="{$schema/@ns}" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
          <xsl:namespace name="a" select="'http://relaxng.org/ns/compatibility/annotations/1.0'"/>
          <start>
            <ref name="{$schema/@start}"/>
          </start>
          <xsl:apply-templates select="$specs except $specs[self::constraintSpec]" mode="#current"/>
          <xsl:apply-templates select="$specs//anyElement" mode="m:any"/>
        </grammar>
      </xsl:document>
    </xsl:variable>
    <xsl:sequence select="f:laid-out($grammar)"/>
  </xsl:template>

  <xsl:template match="desc" mode="m:rng" as="element()">
    <a:documentation>
      <xsl:value-of select="normalize-space()"/>
    </a:documentation>
  </xsl:template>

  <!-- Specifications -->

  <xsl:template match="elementSpec" mode="m:rng" as="element()">
    <define name="{@ident}">
      <element name="{@ident}">
        <xsl:copy-of select="@ns"/>
        <xsl:apply-templates select="desc" mode="#current"/>
        <xsl:apply-templates select="f:attributes(.)" mode="m:has"/>
        <xsl:apply-templates select="content" mode="#current"/>
      </element>
    </define>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'model']" mode="m:rng" as="element()">
    <define name="{@ident}">
      <xsl:apply-templates select="desc" mode="#current"/>
      <choice>
        <xsl:for-each select="key('f:member', @ident)">
          <ref name="{@ident}"/>
        </xsl:for-each>
      </choice>
    </define>
  </xsl:template>

  <xsl:template match="classSpec[@type = 'atts']" mode="m:rng" as="element()">
    <define name="{@ident}">
      <xsl:apply-templates select="desc" mode="#current"/>
      <xsl:apply-templates select="f:own-attributes(.), f:attribute-classes(.)" mode="m:has"/>
    </define>
  </xsl:template>

  <xsl:template match="macroSpec | dataSpec" mode="m:rng" as="element()">
    <define name="{@ident}">
      <xsl:apply-templates select="desc, content" mode="#current"/>
    </define>
  </xsl:template>

  <!-- Contents -->

  <xsl:template match="content" mode="m:rng" as="element()+">
    <xsl:apply-templates select="*" mode="#current"/>
  </xsl:template>

  <xsl:template match="content[not(*)]" mode="m:rng" priority="1" as="element()">
    <empty/>
  </xsl:template>

  <xsl:template match="content/* | sequence/* | alternate/*" mode="m:rng" priority="-1" as="element()">
    <xsl:variable name="item" as="element()">
      <xsl:apply-templates select="." mode="m:item"/>
    </xsl:variable>
    <xsl:variable name="patterns" as="element()+" select="f:repeated($item, f:least(.), f:most(.))"/>
    <xsl:choose>
      <xsl:when test="count($patterns) gt 1">
        <group><xsl:sequence select="$patterns"/></group>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$patterns"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Returns a pattern as often as it may occur; no greatest number stands for no limit. -->
  <xsl:function name="f:repeated" as="element()+">
    <xsl:param name="pattern" as="element()"/>
    <xsl:param name="least" as="xs:integer"/>
    <xsl:param name="most" as="xs:integer?"/>
    <xsl:choose>
      <xsl:when test="$least eq 0 and $most eq 1">
        <optional><xsl:sequence select="$pattern"/></optional>
      </xsl:when>
      <xsl:when test="$least eq 0 and empty($most)">
        <zeroOrMore><xsl:sequence select="$pattern"/></zeroOrMore>
      </xsl:when>
      <xsl:when test="$least eq 1 and empty($most)">
        <oneOrMore><xsl:sequence select="$pattern"/></oneOrMore>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="(1 to $least - 1) ! $pattern"/>
        <xsl:sequence select="
            if (empty($most)) then f:repeated($pattern, 1, $most)
            else ($pattern, ($least + 1 to $most) ! f:repeated($pattern, 0, 1))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="sequence" mode="m:item" as="element()">
    <group>
      <xsl:apply-templates select="*" mode="m:rng"/>
    </group>
  </xsl:template>

  <xsl:template match="alternate" mode="m:item" as="element()">
    <choice>
      <xsl:apply-templates select="*" mode="m:rng"/>
    </choice>
  </xsl:template>

  <xsl:template match="elementRef | classRef | macroRef" mode="m:item" as="element()">
    <ref name="{@key}"/>
  </xsl:template>

  <xsl:template match="textNode" mode="m:item" as="element()">
    <text/>
  </xsl:template>

  <xsl:template match="empty" mode="m:item" as="element()">
    <empty/>
  </xsl:template>

  <!-- Markup of any kind in one namespace, but not again the element that holds it. -->
  <xsl:mode name="m:any" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="anyElement" mode="m:item" as="element()">
    <ref name="any.{ancestor::elementSpec/@ident}"/>
  </xsl:template>

  <xsl:template match="anyElement" mode="m:any" as="element()">
    <define name="any.{ancestor::elementSpec/@ident}">
      <element>
        <nsName ns="{@require}">
          <except>
            <name ns="{@require}"><xsl:value-of select="ancestor::elementSpec/@ident"/></name>
          </except>
        </nsName>
        <zeroOrMore>
          <choice>
            <attribute>
              <anyName/>
            </attribute>
            <text/>
            <ref name="any.{ancestor::elementSpec/@ident}"/>
          </choice>
        </zeroOrMore>
      </element>
    </define>
  </xsl:template>

</xsl:package>
