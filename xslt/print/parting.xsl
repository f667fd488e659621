<?xml version="1.0" encoding="UTF-8"?>
<!-- A link or a quotation within a line that holds blocks: PDF/UA knows neither across them. The link
     is made of each run of phrases, in the blocks too; the quotation keeps its marks. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:parted" on-no-match="shallow-copy" on-multiple-match="fail"/>
  <!-- What stands in a link that is parted. -->
  <xsl:mode name="m:linked" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Returns the book with no phrase across blocks that must not be. -->
  <xsl:function name="f:parted" as="document-node()">
    <xsl:param name="book" as="document-node()"/>
    <xsl:choose>
      <xsl:when test="exists($book//(b:quoted | b:web | b:to | b:mention)[f:holds-blocks(.)])">
        <xsl:document><xsl:apply-templates select="$book" mode="m:parted"/></xsl:document>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$book"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- Returns whether a node of the book ends the line that it stands in. -->
  <xsl:function name="f:ends-line" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
        f:block-of-book($node)
        or exists($node[self::b:flush or self::b:credit or self::b:with
            or parent::b:itemised or parent::b:tabular or parent::b:index])"/>
  </xsl:function>

  <!-- Returns whether an element holds blocks, those of notes aside. -->
  <xsl:function name="f:holds-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element/*[not(self::b:note or self::b:variants or self::b:aside)]
          [f:ends-line(.) or f:holds-blocks(.)])"/>
  </xsl:function>

  <xsl:template match="b:quoted[f:holds-blocks(.)]" mode="m:parted" as="element(b:quoted)">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:attribute name="of" select="'blocks'"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="(b:web | b:to | b:mention)[f:holds-blocks(.)]" mode="m:parted" as="node()*">
    <xsl:variable name="content" as="document-node()">
      <xsl:document><xsl:apply-templates mode="#current"/></xsl:document>
    </xsl:variable>
    <b:span>
      <xsl:copy-of select="@id, @lang"/>
      <xsl:call-template name="f:linked">
        <xsl:with-param name="link" select="."/>
        <xsl:with-param name="content" select="$content/node()"/>
      </xsl:call-template>
    </b:span>
  </xsl:template>

  <!-- Makes a link of each run of phrases. -->
  <xsl:template name="f:linked" as="node()*">
    <xsl:param name="link" as="element()"/>
    <xsl:param name="content" as="node()*"/>
    <xsl:for-each-group select="$content" group-adjacent="f:ends-line(.) or exists(self::*[f:holds-blocks(.)])">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="m:linked">
            <xsl:with-param name="link" select="$link"/>
          </xsl:apply-templates>
        </xsl:when>
        <xsl:when test="exists(current-group()[normalize-space()])">
          <xsl:element name="{name($link)}" namespace="{namespace-uri($link)}">
            <xsl:copy-of select="$link/(@* except (@id, @lang)), current-group()"/>
          </xsl:element>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="current-group()"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="b:*" mode="m:linked" as="element()">
    <xsl:param name="link" as="element()"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:call-template name="f:linked">
        <xsl:with-param name="link" select="$link"/>
        <xsl:with-param name="content" select="node()"/>
      </xsl:call-template>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
