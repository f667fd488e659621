<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 14: tables, formulae, graphics. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:c="urn:edition:context"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- ═══ 14.3 Figures ═══ -->

  <xsl:template match="figure" mode="m:book" as="node()*">
    <b:div><xsl:call-template name="f:content"/></b:div>
  </xsl:template>

  <xsl:template match="figure[graphic]" mode="m:book" as="node()*" priority="1">
    <xsl:for-each select="graphic">
      <xsl:call-template name="f:image">
        <xsl:with-param name="graphic" select="."/>
        <xsl:with-param name="caption" select="../*[not(self::graphic or self::figDesc)][current() is ../graphic[last()]]"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns the file at an address, if it is an image that can be set. -->
  <xsl:function name="f:printable" as="element(c:file)?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="
        key('f:file', normalize-space($address), $context)[1]
          [matches(@path, '\.(png|jpe?g|gif|svg|webp)$', 'i')][not(@unprintable)]"/>
  </xsl:function>

  <!-- An image with its caption; where it cannot be set, its description in a frame. -->
  <xsl:template name="f:image" as="node()*">
    <xsl:param name="graphic" as="element()"/>
    <xsl:param name="caption" as="element()*"/>
    <xsl:variable name="file" as="element(c:file)?" select="f:printable($graphic/@url)"/>
    <xsl:variable name="description" as="xs:string*"
        select="($graphic/desc, $graphic/../figDesc) ! f:plain(f:reading-text(.))[. ne '']"/>
    <xsl:variable name="alternative" as="xs:string"
        select="(string-join($description, ' ')[. ne ''], $graphic/../head ! f:plain(f:reading-text(.))[. ne ''], f:label('book.image'))[1]"/>
    <xsl:choose>
      <xsl:when test="$file">
        <b:illustration path="/{$file/@path}" alt="{$alternative}">
          <xsl:apply-templates select="$graphic/@*" mode="m:attributes"/>
          <xsl:apply-templates select="$caption" mode="m:caption"/>
        </b:illustration>
      </xsl:when>
      <xsl:otherwise>
        <b:no-image>
          <xsl:apply-templates select="$graphic/@*" mode="m:attributes"/>
          <xsl:for-each select="($graphic/desc, $graphic/../figDesc)[normalize-space()]">
            <xsl:if test="position() gt 1"><b:space/></xsl:if>
            <xsl:apply-templates mode="m:book"/>
          </xsl:for-each>
          <xsl:if test="empty($description)"><xsl:value-of select="$alternative"/></xsl:if>
        </b:no-image>
        <xsl:apply-templates select="$caption" mode="m:book"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:mode name="m:caption" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="head | p | ab" mode="m:caption" as="node()*">
    <b:line-of><xsl:call-template name="f:content"/></b:line-of>
  </xsl:template>

  <xsl:template match="*" mode="m:caption" as="node()*" priority="-1">
    <xsl:apply-templates select="." mode="m:book"/>
  </xsl:template>

  <xsl:template match="figDesc" mode="m:book" as="node()*">
    <b:hi look="italic"><xsl:call-template name="f:content"/></b:hi>
  </xsl:template>

</xsl:stylesheet>
