<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 22: documentation. An example of XML is shown with its tags. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:markup" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*:egXML" mode="m:book" as="node()*" priority="3">
    <b:example>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates mode="m:markup">
        <xsl:with-param name="margin" select="f:margin(.)" tunnel="yes"/>
      </xsl:apply-templates>
    </b:example>
  </xsl:template>

  <!-- Other examples are kept as they are laid out. -->
  <xsl:template match="eg" mode="m:book" as="node()*" priority="3">
    <b:example>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates mode="m:example"/>
    </b:example>
  </xsl:template>

  <xsl:mode name="m:example" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*" mode="m:example" as="node()*">
    <xsl:apply-templates select="." mode="m:book"/>
  </xsl:template>

  <xsl:template match="text()" mode="m:example" as="node()*">
    <xsl:sequence select="f:lines(.)"/>
  </xsl:template>

  <!-- Returns lines of an example with their indentation. -->
  <xsl:function name="f:lines" as="node()*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:for-each select="tokenize($text, '&#10;')">
      <xsl:if test="position() gt 1"><b:new-line/></xsl:if>
      <xsl:variable name="words" as="xs:string" select="replace(., '^ +', '')"/>
      <xsl:value-of select="string-join((1 to string-length(.) - string-length($words)) ! '&#xA0;') || $words"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:template match="(content | constraint | datatype)/*[not(namespace-uri() = ('', 'http://www.tei-c.org/ns/1.0'))]"
      mode="m:book" as="node()*" priority="3">
    <b:hi look="monospace"><xsl:apply-templates select="." mode="m:markup"/></b:hi>
  </xsl:template>

  <!-- Specifications: what is specified, and what is said of it. -->
  <xsl:template mode="m:book" as="node()*" priority="3"
      match="elementSpec | classSpec | macroSpec | dataSpec | schemaSpec | moduleSpec | attDef | attRef | valItem | memberOf
        | elementRef | classRef | macroRef | dataRef | moduleRef | specDesc | constraintSpec | paramSpec | param">
    <b:hanging>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:value-of select="f:called(.) || ' '"/>
      <b:hi look="monospace"><xsl:value-of select="string-join((@ident, @key, @class, @name), ' ')"/></b:hi>
      <xsl:for-each select="* | text()[normalize-space()]">
        <b:space/>
        <xsl:apply-templates select="." mode="m:book"/>
      </xsl:for-each>
    </b:hanging>
  </xsl:template>

  <xsl:template match="*" mode="m:markup" as="node()*">
    <xsl:value-of select="f:start-tag(.)"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="('&lt;/' || name() || '>')[current()/node()]"/>
  </xsl:template>

  <!-- The lines of an example are its own. -->
  <xsl:template match="text()" mode="m:markup" as="node()*">
    <xsl:param name="margin" as="xs:integer" select="0" tunnel="yes"/>
    <xsl:sequence select="f:lines(f:escaped(if (contains(., '&#10;')) then f:laid-out(., $margin) else .))"/>
  </xsl:template>

</xsl:stylesheet>
