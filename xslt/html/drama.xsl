<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 7, Performance texts. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="sp | spGrp | set | prologue | epilogue | performance" mode="m:html"
      as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="speaker" mode="m:html" as="element()">
    <xsl:variable name="who" as="element(c:target)?" select="f:targets(../@who)[c:name][1]"/>
    <p>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:choose>
        <xsl:when test="f:href($who) and not(f:holds-links(.))">
          <a href="{f:href($who)}"><xsl:apply-templates mode="#current"/></a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="#current"/>
        </xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template match="stage | move | view | camera | sound | caption | tech" mode="m:html"
      as="element()">
    <xsl:element name="{f:tag(., 'i')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="castList" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:cast"/>
    </div>
  </xsl:template>

  <xsl:template match="castGroup" mode="m:html" as="element()">
    <li>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:cast"/>
    </li>
  </xsl:template>

  <!-- Heads before the list, the roles in it, and what is said of all of them after it. -->
  <xsl:template name="f:cast" as="node()*">
    <xsl:variable name="first" as="element()?" select="(castItem | castGroup)[1]"/>
    <xsl:apply-templates select="*[empty($first) or . &lt;&lt; $first]" mode="#current"/>
    <xsl:if test="$first">
      <ul>
        <xsl:for-each select="$first, $first/following-sibling::*">
          <xsl:choose>
            <xsl:when test="self::castItem | self::castGroup">
              <xsl:apply-templates select="." mode="m:html"/>
            </xsl:when>
            <xsl:otherwise>
              <li class="between"><xsl:apply-templates select="." mode="m:html"/></li>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="castItem" mode="m:html" as="element()">
    <li>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:pieces"/>
    </li>
  </xsl:template>

  <xsl:template match="role | roleDesc | actor" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
