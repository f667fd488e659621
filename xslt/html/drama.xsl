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

  <!-- A speech that only points to its speaker. -->
  <xsl:template match="sp[not(speaker)][@who]" mode="m:html" priority="1" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:if test="not(preceding-sibling::*[1]/self::sp/@who = @who)">
        <xsl:for-each select="f:names(@who)">
          <p class="speaker" data-generated=""><xsl:value-of select="'[' || . || ']'"/></p>
        </xsl:for-each>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="stage | move | view | camera | sound | caption | tech" mode="m:html"
      as="element()">
    <xsl:element name="{f:tag(., 'i')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'beside'[f:beside-speaker(current())]"/>
      </xsl:apply-templates>
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
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'braced'[current()/(roleDesc | trailer | head[contains(@rend, 'brace')])]"/>
      </xsl:apply-templates>
      <xsl:call-template name="f:cast"/>
    </li>
  </xsl:template>

  <!-- Heads before the list, the roles in it, and what is said of all of them after it. -->
  <xsl:template name="f:cast" as="node()*">
    <xsl:variable name="roles" as="element()*" select="castItem | castGroup"/>
    <xsl:apply-templates select="*[empty($roles) or . &lt;&lt; $roles[1]]" mode="#current"/>
    <xsl:if test="exists($roles)">
      <ul>
        <xsl:for-each select="$roles[1], $roles[1]/following-sibling::*[not(. >> $roles[last()])]">
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
      <xsl:apply-templates select="$roles[last()]/following-sibling::*" mode="#current"/>
    </xsl:if>
  </xsl:template>

  <!-- Between the pieces of an item is a space, unless the next begins with a sign. -->
  <xsl:template match="castItem" mode="m:html" as="element()">
    <li>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:variable name="loose" as="xs:boolean" select="empty(text()[normalize-space()])"/>
      <xsl:for-each select="node()[self::* or not($loose)]">
        <xsl:apply-templates select="." mode="m:html"/>
        <xsl:if test="$loose and following-sibling::*[1][not(matches(., '^\s*[,;:.)\]]'))]">
          <xsl:text> </xsl:text>
        </xsl:if>
      </xsl:for-each>
    </li>
  </xsl:template>

  <xsl:template match="role | roleDesc | actor" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
